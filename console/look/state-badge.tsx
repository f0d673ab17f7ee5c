import { useTranslation } from 'react-i18next'
import type { CaseStatus } from '../../core/contract/wire.ts'
import classes from './state.module.css'
import type { StateTone } from './urgency-look.ts'

interface StateBadgeProps {
  readonly tone: StateTone
  readonly symbol: string
  readonly children: string
}

/** A state as symbol and word on its colour. */
export function StateBadge({ tone, symbol, children }: StateBadgeProps) {
  return (
    <span className={`${classes.badge} ${classes[tone]}`}>
      <span className={classes.symbol} aria-hidden="true">
        {symbol}
      </span>
      {children}
    </span>
  )
}

const looks: Readonly<Record<CaseStatus, { readonly tone: StateTone; readonly symbol: string }>> = {
  open: { tone: 'plain', symbol: '○' },
  waiting: { tone: 'waiting', symbol: '⏸' },
  resolved: { tone: 'met', symbol: '✓' },
  closed: { tone: 'plain', symbol: '●' },
  cancelled: { tone: 'plain', symbol: '✕' },
}

/** Where a case stands, in one word. */
export function CaseStatusBadge({ state }: { readonly state: CaseStatus }) {
  const { t } = useTranslation('status')
  const look = looks[state]
  return (
    <StateBadge tone={look.tone} symbol={look.symbol}>
      {t(`case.${state}`)}
    </StateBadge>
  )
}
