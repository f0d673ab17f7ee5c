import { Button, SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireReport } from '../../core/contract/wire-reports.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { weekdayText } from '../../look/time/civil-text.ts'
import { readerZone } from '../../look/time/instant-text.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { ButtonLink } from '../shell/links.tsx'
import { Page } from '../shell/page.tsx'
import { FactTable } from './fact-table.tsx'
import { lateWordOf } from './late-word.ts'
import { usedShare } from './rates.ts'
import { factQuery, keyedByClock, reportQuery } from './report-queries.ts'
import { type FactSearch, type ReportSearch, reportFilters } from './report-search.ts'
import { type ReportSpace, reportSpaceOf } from './report-space.ts'
import classes from './reports.module.css'
import { useRangeWords } from './space-words.tsx'
import { useFacts, useReport } from './use-report.ts'
import { useReportNames } from './use-report-names.ts'
import { readValues } from './value-list.ts'

/** What is behind a figure of a report: each fact, with its case. */
export function FactsPage() {
  const { t } = useTranslation('reports')
  const search = useSearch({ from: '/reports/cases' })
  const navigate = useNavigate({ from: '/reports/cases' })
  const space = reportSpaceOf(search, useNow(60_000), readerZone())
  const query = factQuery(space, search)
  const { items, list } = useFacts(query, search.sort ?? 'newest')
  // The list has ids only; the report that it stands behind knows what they are called.
  const { data: report } = useReport(reportQuery(space, { measure: search.measure, by: ['key', 'business'] }))
  return (
    <Page
      title={useFactTitle(search)}
      aside={
        <ButtonLink to="/reports" search={reportOf(search)} variant="default">
          {t('facts.back')}
        </ButtonLink>
      }
    >
      <FactWords space={space} search={search} names={report?.names} />
      <SegmentedControl
        size="xs"
        mb="xs"
        aria-label={t('facts.order')}
        value={search.sort ?? 'newest'}
        data={[
          { value: 'newest', label: t('facts.newest') },
          { value: 'longest', label: t(`facts.${orderOf(search.measure)}`) },
        ]}
        onChange={(sort) => {
          const { sort: _, ...rest } = search
          void navigate({ search: sort === 'longest' ? { ...rest, sort } : rest, replace: true })
        }}
      />
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {items?.length === 0 ? (
        <Empty title={t('facts.empty.title')} text={t('facts.empty.text')} />
      ) : (
        !list.isError && <FactTable items={items} names={report?.names} />
      )}
      {items !== null && items.length > 0 && (
        <div className={classes.footer}>
          <span aria-live="polite">{t('facts.shown', { count: items.length })}</span>
          {list.hasNextPage && (
            <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('loadMore', { ns: 'shell' })}
            </Button>
          )}
        </div>
      )}
    </Page>
  )
}

/** What comes first by value: what took longest, or what is most. */
const orderOf = (measure: FactSearch['measure']) =>
  measure === 'promiseUsed' || measure === 'satisfaction' ? 'highest' : 'longest'

/** The report that a list of facts stands behind. */
function reportOf(search: FactSearch): ReportSearch {
  const { measure: _m, key: _k, late: _l, excluded: _e, hour: _h, atLeast: _a, below: _b, sort: _s, ...report } = search
  return report
}

function useFactTitle({ measure, late, excluded }: FactSearch): string {
  const { t } = useTranslation('reports')
  const parts = [
    t(`facts.of.${measure}`),
    ...(late === undefined ? [] : [t(`facts.late.${lateWordOf(measure)}.${late}`)]),
    ...(excluded === undefined ? [] : [t(`facts.excluded.${excluded}`)]),
  ]
  return parts.join(' · ')
}

interface FactWordsProps {
  readonly space: ReportSpace
  readonly search: FactSearch
  readonly names: WireReport['names'] | undefined
}

function FactWords({ space, search, names }: FactWordsProps) {
  const { t } = useTranslation('reports')
  const rangeWords = useRangeWords()
  const narrowing = useNarrowingWords(search, names)
  return (
    <p className={classes.about}>
      <strong>{t('range.text', rangeWords(space.range))}</strong> · {t('zone.text', { zone: space.zone })}
      {narrowing.map((text) => (
        <span key={text}> · {text}</span>
      ))}
    </p>
  )
}

function useNarrowingWords(search: FactSearch, known: WireReport['names'] | undefined): readonly string[] {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const words = useTimeWords()
  const numbers = useNumberWords()
  const names = useReportNames()
  const { measure, key, hour, atLeast, below } = search
  const hourOfWeek = hour === undefined ? null : Number(hour)
  const value = (text: string) => {
    if (measure === 'satisfaction') return text
    return measure === 'promiseUsed' ? numbers.share(usedShare(Number(text))) : words.length(Number(text))
  }
  return [
    ...(key === undefined
      ? []
      : [
          readValues(key)
            .map((id) => names.keyName(measure, id, known))
            .join(' / '),
        ]),
    ...reportFilters.flatMap((filter) => {
      const text = search[filter]
      // A promise narrows what is counted of promises alone, and a key says which one by itself.
      const isIdle = filter === 'clock' && (key !== undefined || !keyedByClock.has(measure))
      return text === undefined || isIdle
        ? []
        : [
            `${t(`dimension.${filter}`)}: ${readValues(text)
              .map((id) => names.valueName(filter, id, known))
              .join(' / ')}`,
          ]
    }),
    ...(hourOfWeek === null
      ? []
      : [
          t('facts.atHour', {
            weekday: weekdayText(Math.floor(hourOfWeek / 24), language),
            from: `${hourOfWeek % 24}:00`,
            to: `${(hourOfWeek % 24) + 1}:00`,
          }),
        ]),
    ...(atLeast === undefined ? [] : [t('facts.atLeast', { value: value(atLeast) })]),
    ...(below === undefined ? [] : [t('facts.below', { value: value(below) })]),
  ]
}
