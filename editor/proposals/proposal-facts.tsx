import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireProposal } from '../../core/contract/wire-publication.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import classes from '../versions/versions.module.css'

interface ProposalFactsProps {
  readonly proposal: WireProposal
  readonly back: ReactNode
}

/** Who proposed something, when and why, and what became of it. */
export function ProposalFacts({ proposal, back }: ProposalFactsProps) {
  const { t } = useTranslation('designerVersions')
  const words = useTimeWords()
  const now = useNow(60_000)
  const { authorName: who, at, note, state, decidedAt, decidedByName, decisionNote } = proposal
  const when = (instant: string) => words.short(Date.parse(instant), now)
  return (
    <header className={classes.facts}>
      {back}
      <div>
        <h1 className={classes.heading}>{t(state === 'open' ? 'proposals.pageTitle' : `proposals.${state}`)}</h1>
        <p className={classes.quiet}>
          {t('proposals.pageOf', { who, when: when(at) })}
          {decidedAt !== null &&
            ` · ${t('proposals.decidedBy', { state: t(`proposals.${decidedState(state)}`), who: decidedByName ?? '', when: when(decidedAt) })}`}
        </p>
      </div>
      <p className={classes.note}>{note ?? t('proposals.noNote')}</p>
      {decisionNote !== null && <p className={classes.note}>{decisionNote}</p>}
    </header>
  )
}

function decidedState(state: WireProposal['state']): 'published' | 'rejected' | 'withdrawn' | 'waiting' {
  return state === 'open' ? 'waiting' : state
}
