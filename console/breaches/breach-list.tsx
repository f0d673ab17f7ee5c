import { Button, Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireBreach } from '../../core/contract/wire.ts'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { AgoText, TimePhrase } from '../../look/time/time-text.tsx'
import { useFlows, usePeople, useTeams } from '../directory/directory.ts'
import { useCan } from '../sign-in/use-session.ts'
import { BreachCause } from './breach-cause.tsx'
import classes from './breaches.module.css'
import { ReviewDialog } from './review-dialog.tsx'

const columns = ['when', 'case', 'promise', 'why', 'who', 'review'] as const

/** Breaches as a table, on narrow screens as cards. `items` is null while they load. */
export function BreachList({ items }: { readonly items: readonly WireBreach[] | null }) {
  const { t } = useTranslation('breaches')
  const [reviewed, setReviewed] = useState<string | null>(null)
  const open = items?.find((breach) => breach.id === reviewed)
  return (
    <>
      <table className={classes.table} role="table" aria-label={t('list')} aria-busy={items === null}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column} role="columnheader" scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items === null
            ? Array.from({ length: 5 }, (_, index) => (
                <tr key={index} className={classes.row} aria-hidden="true">
                  <td colSpan={columns.length}>
                    <Skeleton height={28} />
                  </td>
                </tr>
              ))
            : items.map((breach) => (
                <BreachRow key={breach.id} breach={breach} onReview={() => setReviewed(breach.id)} />
              ))}
        </tbody>
      </table>
      {open !== undefined && <ReviewDialog breach={open} onClose={() => setReviewed(null)} />}
    </>
  )
}

function BreachRow({ breach, onReview }: { readonly breach: WireBreach; readonly onReview: () => void }) {
  const { t } = useTranslation(['breaches', 'cases'])
  const local = useLocalText()
  const can = useCan()
  const names = useNames()
  const { flows } = useFlows()
  const { teamName } = useTeams()
  const { personName } = usePeople()
  return (
    <tr className={classes.row} role="row">
      <td role="cell" className={classes.when}>
        <strong>
          <AgoText at={Date.parse(breach.breachedAt)} />
        </strong>
        <div className={classes.minor}>
          <TimePhrase at={Date.parse(breach.dueAt)} phrase={(when) => t('breaches:dueAt', { when })} />
        </div>
      </td>
      <td role="cell" className={classes.case}>
        <Link to="/cases/$caseId" params={{ caseId: breach.case.id }} className={classes.link}>
          <span className="figures">#{breach.case.number}</span> {breach.case.subject ?? t('cases:noSubject')}
        </Link>
        <div className={classes.minor}>
          {flows.find((flow) => flow.id === breach.flow)?.shownName ?? breach.flow}
          {breach.priority !== null && <> · {names.priority(breach.priority)}</>}
        </div>
      </td>
      <td role="cell">
        <StateBadge tone="late" symbol="late">
          {local(breach.clockName, breach.clock)}
        </StateBadge>
      </td>
      <td role="cell" className={classes.why}>
        <BreachCause breach={breach} />
      </td>
      <td role="cell">
        {breach.team === null ? '–' : teamName(breach.team)}
        <div className={classes.minor}>
          {breach.assignee === null ? t('cases:unassigned') : personName(breach.assignee)}
        </div>
      </td>
      <td role="cell" className={classes.review}>
        <ReviewState breach={breach} />
        {can('breaches.review') && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={onReview}
            aria-label={t('breaches:reviewOf', {
              number: breach.case.number,
              clock: local(breach.clockName, breach.clock),
            })}
          >
            {t('breaches:review')} …
          </Button>
        )}
      </td>
    </tr>
  )
}

function ReviewState({ breach }: { readonly breach: WireBreach }) {
  const { t } = useTranslation('breaches')
  const names = useNames()
  return (
    <div className={classes.reviewWords}>
      <span>
        {breach.reason === null ? (
          <span className={classes.minor}>{t('notReviewed')}</span>
        ) : (
          names.breachReason(breach.reason)
        )}
      </span>
      {breach.exclusion !== 'none' && (
        <StateBadge
          tone={breach.exclusion === 'proposed' ? 'soon' : 'plain'}
          symbol={breach.exclusion === 'proposed' ? 'question' : 'check'}
        >
          {t(`exclusion.${breach.exclusion}`)}
        </StateBadge>
      )}
    </div>
  )
}
