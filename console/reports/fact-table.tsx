import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireFact, WireReport } from '../../core/contract/wire-reports.ts'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { TimeText } from '../../look/time/time-text.tsx'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { lateWordOf } from './late-word.ts'
import { usedShare } from './rates.ts'
import classes from './reports.module.css'
import { useReportNames } from './use-report-names.ts'

const columns = ['at', 'case', 'what', 'value', 'where', 'who'] as const

interface FactTableProps {
  readonly items: readonly WireFact[] | null
  /** What ids are called, where the report says so. */
  readonly names: WireReport['names'] | undefined
}

/** Facts with their cases. `items` is null while they are fetched. */
export function FactTable({ items, names }: FactTableProps) {
  const { t } = useTranslation('reports')
  return (
    <div className={classes.scroller}>
      <table className={`${classes.table} ${classes.facts}`} aria-label={t('facts.list')} aria-busy={items === null}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-text={column !== 'value' || undefined}>
                {t(`facts.column.${column === 'value' ? valueWordOf(items) : column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items === null
            ? Array.from({ length: 8 }, (_, index) => (
                <tr key={index} aria-hidden="true">
                  <td colSpan={columns.length}>
                    <Skeleton height={20} />
                  </td>
                </tr>
              ))
            : items.map((fact, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a case can have the same fact twice; the list only grows at its end
                <FactRow key={`${fact.caseId} ${fact.key} ${index}`} fact={fact} names={names} />
              ))}
        </tbody>
      </table>
    </div>
  )
}

/** What the values are: lengths of time, unless the facts say otherwise. */
function valueWordOf(items: FactTableProps['items']): 'value' | 'used' | 'score' {
  const measure = items?.[0]?.measure
  if (measure === 'promiseUsed') return 'used'
  return measure === 'satisfaction' ? 'score' : 'value'
}

interface OfFact {
  readonly fact: WireFact
  readonly names: WireReport['names'] | undefined
}

function FactRow({ fact, names: known }: OfFact) {
  const { t } = useTranslation(['reports', 'cases'])
  const names = useReportNames()
  const where = [
    names.valueName('flow', fact.flow),
    ...(['business', 'tier', 'channel', 'priority'] as const).flatMap((dimension) => {
      const value = fact[dimension]
      return value === null ? [] : [names.valueName(dimension, value, known)]
    }),
  ]
  return (
    <tr>
      <td data-text>
        <TimeText at={Date.parse(fact.at)} />
      </td>
      <td data-text className={classes.case}>
        <Link to="/cases/$caseId" params={{ caseId: fact.caseId }} className={classes.link}>
          <span className="figures">#{fact.number}</span> {fact.subject ?? t('cases:noSubject')}
        </Link>
      </td>
      <td data-text>
        <FactState fact={fact} names={known} />
      </td>
      <td>
        <FactValue fact={fact} />
      </td>
      <td data-text className={classes.where}>
        {where.join(' · ')}
      </td>
      <td data-text>
        {fact.team === null ? '–' : names.valueName('team', fact.team)}
        {fact.assignee !== null && <div className={classes.minor}>{names.valueName('assignee', fact.assignee)}</div>}
      </td>
    </tr>
  )
}

function FactState({ fact, names: known }: OfFact) {
  const { t } = useTranslation('reports')
  const names = useReportNames()
  const word = lateWordOf(fact.measure)
  return (
    <span className={classes.state}>
      {fact.key !== '' && names.keyName(fact.measure, fact.key, known)}
      {fact.isLate && (
        <StateBadge tone={word === 'resolved' ? 'plain' : 'late'} symbol={word === 'resolved' ? 'right' : 'late'}>
          {t(`facts.late.${word}.yes`)}
        </StateBadge>
      )}
      {!fact.isLate && word !== 'other' && (
        <StateBadge tone="met" symbol="check">
          {t(`facts.late.${word}.no`)}
        </StateBadge>
      )}
      {fact.isExcluded && (
        <StateBadge tone="plain" symbol="dash">
          {t('facts.excluded.yes')}
        </StateBadge>
      )}
    </span>
  )
}

function FactValue({ fact }: { readonly fact: WireFact }) {
  const { t } = useTranslation('reports')
  const words = useTimeWords()
  const numbers = useNumberWords()
  if (fact.value === null) return '–'
  if (fact.measure === 'satisfaction') return t('facts.score', { value: numbers.decimal(fact.value) })
  if (fact.measure === 'promiseUsed') return numbers.share(usedShare(fact.value))
  return fact.measure === 'clock' ? words.span(fact.value) : words.length(fact.value)
}
