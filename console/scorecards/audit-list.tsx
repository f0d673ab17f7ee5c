import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AuditState, WireAudit } from '../../core/contract/wire-quality.ts'
import type { GlyphName } from '../../look/elements/glyph.tsx'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import type { StateTone } from '../../look/elements/urgency-look.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useFlows, useTeams } from '../directory/directory.ts'
import classes from './scorecards.module.css'

interface AuditListProps {
  readonly items: readonly WireAudit[]
  readonly onOpen: (id: string) => void
}

/** Audits as a table; each row leads to its audit. */
export function AuditList({ items, onOpen }: AuditListProps) {
  const { t } = useTranslation('scorecards')
  const columns = ['case', 'person', 'card', 'auditor', 'state', 'score'] as const
  return (
    <Surface id="audits" title={t('audits.list')}>
      <div className={classes.scroll}>
        <table className={classes.table} aria-labelledby="audits">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={column === 'score' ? classes.number : undefined}>
                  {t(`audits.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((audit) => (
              <AuditRow key={audit.id} audit={audit} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
    </Surface>
  )
}

function AuditRow({ audit, onOpen }: { readonly audit: WireAudit } & Pick<AuditListProps, 'onOpen'>) {
  const { t } = useTranslation(['scorecards', 'cases'])
  const local = useLocalText()
  const { flows } = useFlows()
  const { teamName } = useTeams()
  return (
    <tr>
      <td className={classes.about}>
        <Anchor component="button" type="button" ta="start" onClick={() => onOpen(audit.id)}>
          <span className="figures">#{audit.case.number}</span> {audit.case.subject ?? t('cases:noSubject')}
        </Anchor>
        <div className={classes.minor}>
          {flows.find((flow) => flow.id === audit.flow)?.shownName ?? audit.flow}
          {audit.risks.map((risk) => ` · ${t(`scorecards:audits.risk.${risk}`)}`).join('')}
          {audit.calibration !== null && ` · ${t('scorecards:audits.calibration')}`}
        </div>
      </td>
      <td className={classes.whole}>
        {audit.personName ?? '–'}
        <div className={classes.minor}>{audit.team === null ? '' : teamName(audit.team)}</div>
      </td>
      <td className={classes.whole}>{local(audit.card.name, audit.card.id)}</td>
      <td className={classes.whole}>{audit.auditorName ?? t('scorecards:audits.anybody')}</td>
      <td>
        <AuditStateBadge state={audit.state} />
      </td>
      <td className={classes.number}>
        <AuditScore audit={audit} />
      </td>
    </tr>
  )
}

/** The score of an audit, and that something fatal made it zero. */
export function AuditScore({ audit }: { readonly audit: Pick<WireAudit, 'score' | 'isFatal' | 'submittedAt'> }) {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  if (audit.submittedAt === null) return '–'
  if (audit.score === null) return <span className={classes.minor}>{t('score.noScore')}</span>
  return (
    <>
      {numbers.decimal(audit.score)}
      {audit.isFatal && (
        <div>
          <StateBadge tone="late" symbol="alert">
            {t('audits.fatal')}
          </StateBadge>
        </div>
      )}
    </>
  )
}

const looks: Readonly<Record<AuditState, { readonly tone: StateTone; readonly symbol: GlyphName }>> = {
  open: { tone: 'plain', symbol: 'circle' },
  draft: { tone: 'soon', symbol: 'quarter' },
  submitted: { tone: 'met', symbol: 'check' },
  appealed: { tone: 'soon', symbol: 'question' },
  decided: { tone: 'met', symbol: 'check' },
}

export function AuditStateBadge({ state }: { readonly state: AuditState }) {
  const { t } = useTranslation('scorecards')
  return (
    <StateBadge tone={looks[state].tone} symbol={looks[state].symbol}>
      {t(`audits.state.${state}`)}
    </StateBadge>
  )
}
