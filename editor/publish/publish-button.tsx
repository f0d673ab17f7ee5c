import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { ProblemPlace } from '../problems/problem.ts'
import type { ProblemsWatch } from '../problems/watch-problems.ts'
import type { PublicationParts } from './publication.ts'
import { PublishDialog } from './publish-dialog.tsx'

interface PublishButtonProps extends PublicationParts {
  readonly watch: ProblemsWatch
  readonly onJump: (place: ProblemPlace) => void
}

/** Leads to publishing: what changes, what it means for running cases, and the last click. */
export function PublishButton({ watch, onJump, ...parts }: PublishButtonProps) {
  const { t } = useTranslation('designer')
  const [isOpen, dialog] = useDisclosure(false)
  return (
    <>
      <Button size="xs" onClick={dialog.open}>
        {t('publish.open')}
      </Button>
      {isOpen && <PublishDialog parts={parts} watch={watch} onJump={onJump} onClose={dialog.close} />}
    </>
  )
}
