import { useTranslation } from 'react-i18next'
import type { CaseStatus } from '../../core/contract/wire.ts'
import { Glyph, type GlyphName } from './glyph.tsx'
import classes from './state.module.css'
import type { StateTone } from './urgency-look.ts'

interface StateBadgeProps {
  readonly tone: StateTone
  readonly symbol: GlyphName
  readonly children: string
}

/** A state as symbol and word on its colour. */
export function StateBadge({ tone, symbol, children }: StateBadgeProps) {
  return (
    <span className={`${classes.badge} ${classes[tone]}`}>
      <Glyph name={symbol} size={11} />
      {children}
    </span>
  )
}

const looks: Readonly<Record<CaseStatus, { readonly tone: StateTone; readonly symbol: GlyphName }>> = {
  open: { tone: 'plain', symbol: 'circle' },
  waiting: { tone: 'waiting', symbol: 'pause' },
  resolved: { tone: 'met', symbol: 'check' },
  closed: { tone: 'plain', symbol: 'disc' },
  cancelled: { tone: 'plain', symbol: 'cross' },
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
