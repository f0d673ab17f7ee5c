import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../problems/use-problem-text.ts'
import { Notice } from './notice.tsx'

/** Says why something could not be loaded, and offers to try again. */
export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation('shell')
  const problemText = useProblemText()
  return (
    <Notice kind="problem" title={t('failure.title')}>
      <Text>{problemText(error)}</Text>
      {onRetry && (
        <Group mt="xs">
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        </Group>
      )}
    </Notice>
  )
}
