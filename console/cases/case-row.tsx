import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireCaseSummary } from '../../core/contract/wire.ts'
import { CaseStatusBadge, StateBadge } from '../../look/elements/state-badge.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { AgoText } from '../../look/time/time-text.tsx'
import classes from './cases.module.css'
import { DueCell } from './due-cell.tsx'

interface CaseRowProps {
  readonly item: WireCaseSummary
  readonly teamName: (id: string) => string
  readonly personName: (id: string) => string
}

/** One case of a list; the whole row leads to it. Explicit roles, since narrow screens lay the row out as a card. */
export const CaseRow = memo(function CaseRow({ item, teamName, personName }: CaseRowProps) {
  const { t } = useTranslation('cases')
  const local = useLocalText()
  const names = useNames()
  return (
    <tr className={classes.row} role="row">
      <td role="cell" className={classes.cellDue}>
        <DueCell item={item} />
      </td>
      <td role="cell" className={classes.cellCase}>
        <Link to="/cases/$caseId" params={{ caseId: item.id }} className={classes.link} data-row-link="">
          <span className={`${classes.number} figures`}>#{item.number}</span>{' '}
          <span className={classes.subject}>{item.subject ?? t('noSubject')}</span>
        </Link>
        <div className={classes.marks}>
          <span>{local(item.flow.name, item.flow.id)}</span>
          {item.breachCount > 0 && (
            <StateBadge tone="late" symbol="late">
              {t('breached', { count: item.breachCount })}
            </StateBadge>
          )}
          {item.tags.map((tag) => (
            <span key={tag} className={classes.tag}>
              {tag}
            </span>
          ))}
        </div>
      </td>
      <td role="cell" className={classes.cellState}>
        <CaseStatusBadge state={item.state} />
        <div className={classes.minor}>{local(item.stageName, item.stage)}</div>
      </td>
      <td role="cell" className={classes.cellPriority}>
        {item.priority === null ? '–' : names.priority(item.priority)}
      </td>
      <td role="cell" className={classes.cellCustomer}>
        {item.customer?.name ?? item.customer?.id ?? '–'}
        {item.customer?.tier !== undefined && <div className={classes.minor}>{names.tier(item.customer.tier)}</div>}
      </td>
      <td role="cell" className={classes.cellWho}>
        {item.team === null ? '–' : teamName(item.team)}
        <div className={classes.minor}>{item.assignee === null ? t('unassigned') : personName(item.assignee)}</div>
      </td>
      <td role="cell" className={classes.cellUpdated}>
        <AgoText at={Date.parse(item.updatedAt)} />
      </td>
    </tr>
  )
})
