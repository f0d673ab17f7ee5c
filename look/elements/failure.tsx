import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../problems/use-problem-text.ts'
import { Notice } from './notice.tsx'

/** Says why something could not be loaded, and offers to try again; quietly where nothing went wrong and trying again cannot help. */
export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation('shell')
  const problemText = useProblemText()
  if (isForWhoSeesAllTeams(error)) {
    return (
      <Notice kind="info" title={t('failure.allTeams')}>
        {problemText(error)}
      </Notice>
    )
  }
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

const isForWhoSeesAllTeams = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'http.own-teams-only'
