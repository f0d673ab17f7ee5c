import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProblemPlace } from '../problems/problem.ts'
import type { ProblemsWatch } from '../problems/watch-problems.ts'
import { usePanels, useParts } from '../workspace/designer-parts.ts'
import type { PublicationParts } from './publication.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { useProposals } from './use-proposals.ts'

interface PublishButtonProps extends PublicationParts {
  readonly watch: ProblemsWatch
  readonly onJump: (place: ProblemPlace) => void
}

/** Leads to publishing: what changes, what it means for running cases, and the last click; beside it stands what waits for a second person. */
export function PublishButton({ watch, onJump, ...parts }: PublishButtonProps) {
  const { t } = useTranslation(['designer', 'designerVersions'])
  const { panels } = useParts()
  const isOpen = usePanels(({ dialog }) => dialog?.kind === 'publish')
  const { proposals } = useProposals(parts.documents, parts.user, String(isOpen))
  const mine = proposals.find(({ author }) => author === parts.user)
  return (
    <>
      {mine !== undefined && (
        <Button size="compact-xs" variant="subtle" onClick={() => panels.getState().show('versions')}>
          {t(mine.state === 'open' ? 'designerVersions:proposals.waiting' : 'designerVersions:proposals.rejected')}
        </Button>
      )}
      <Button size="xs" onClick={() => panels.getState().ask({ kind: 'publish' })}>
        {t('designer:publish.open')}
      </Button>
      {isOpen && (
        <PublishDialog parts={parts} watch={watch} onJump={onJump} onClose={() => panels.getState().ask(null)} />
      )}
    </>
  )
}
