import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireProposal } from '../../core/contract/wire-publication.ts'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useNames } from '../../look/language/use-names.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { ResourceTable } from '../administration/resource-table.tsx'
import { useFlows } from '../directory/directory.ts'
import classes from './designer-list.module.css'
import { useSortedProposals } from './use-proposals.ts'

/** What waits for a second person; nothing where nothing does. */
export function ProposalList() {
  const { t } = useTranslation('designerVersions')
  const proposals = useSortedProposals()
  const titleOf = useTitle()
  const whose = useWhose()
  const words = useTimeWords()
  const now = useNow(60_000)
  if (proposals.length === 0) return null
  return (
    <div className={classes.proposals}>
      <Surface id="proposals" title={t('proposals.title')}>
        <ResourceTable
          label={t('proposals.title')}
          items={proposals}
          keyOf={({ id }) => id}
          error={null}
          onRetry={() => undefined}
          empty={t('proposals.none')}
          columns={[
            {
              title: t('proposals.what'),
              cell: (proposal) => (
                <Link to="/designer/proposals/$proposal" params={{ proposal: proposal.id }} className={classes.link}>
                  {titleOf(proposal)}
                </Link>
              ),
            },
            { title: t('proposals.who'), cell: ({ authorName }) => authorName },
            { title: t('proposals.when'), isQuiet: true, cell: ({ at }) => words.short(Date.parse(at), now) },
            { title: t('proposals.why'), isQuiet: true, cell: ({ note }) => note ?? t('proposals.noNote') },
            { title: t('proposals.state'), cell: whose },
          ]}
        />
      </Surface>
    </div>
  )
}

/** What a proposal is about: the processes in it by their names, else what else is in it. */
function useTitle(): (proposal: WireProposal) => string {
  const { t } = useTranslation('designer')
  const { flows } = useFlows()
  return ({ documents }) => {
    const drawn = documents.filter(({ kind }) => kind === 'flow')
    const named = (drawn.length > 0 ? drawn : documents).map(({ kind, id }) => {
      const name = flows.find((flow) => kind === 'flow' && flow.id === id)?.shownName ?? id
      return isKnownKind(kind) ? t(`publish.kinds.${kind}`, { name }) : name
    })
    return named.join(', ')
  }
}

function isKnownKind(kind: string): kind is 'flow' | 'policy' | 'rules' | 'calendar' | 'scenario' {
  return ['flow', 'policy', 'rules', 'calendar', 'scenario'].includes(kind)
}

/** Whose turn it is: one's own, or that of others. */
function useWhose() {
  const { t, i18n } = useTranslation('designerVersions')
  const names = useNames()
  const separator = i18n.language === 'en' ? ', ' : '、'
  return ({ mayDecide, roles }: WireProposal) =>
    mayDecide ? (
      <StateBadge tone="soon" symbol="quarter">
        {t('proposals.decide')}
      </StateBadge>
    ) : (
      t('proposals.waitsFor', { roles: roles.map(names.role).join(separator) })
    )
}
