import { SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../look/language/use-language.ts'
import { weekdayText } from '../../look/time/civil-text.ts'
import { HeatChart } from '../charts/heat-chart.tsx'
import { Definition } from './definition.tsx'
import { factLink } from './report-links.ts'
import { PartFailure, ReportPart } from './report-part.tsx'
import type { ReportSearch } from './report-search.ts'
import type { ReportSpace } from './report-space.ts'
import { useFigures } from './use-figures.ts'

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const weekdays = [0, 1, 2, 3, 4, 5, 6] as const

/** When cases come in, and when promises are broken: by hour and weekday. */
export function HoursPart({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  const navigate = useNavigate()
  const { search } = space
  return (
    <ReportPart
      id="report-hours"
      title={
        <>
          {t('hours.title')}{' '}
          <Definition
            name={t('hours.title')}
            text={t('hours.help')}
            measures={[search.hours === 'late' ? 'clock' : 'opened']}
          />
        </>
      }
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('hours.choose')}
          value={search.hours ?? 'opened'}
          data={[
            { value: 'opened', label: t('hours.opened') },
            { value: 'late', label: t('hours.late') },
          ]}
          onChange={(value) => {
            const { hours: _, ...rest } = search
            const next: ReportSearch = value === 'late' ? { ...rest, hours: 'late' } : rest
            void navigate({ to: '/reports', search: next, replace: true, resetScroll: false })
          }}
        />
      }
    >
      {() => <Heat space={space} isLate={search.hours === 'late'} />}
    </ReportPart>
  )
}

function Heat({ space, isLate }: { readonly space: ReportSpace; readonly isLate: boolean }) {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const measure = isLate ? 'clock' : 'opened'
  const { now } = useFigures({ ...space, isCompared: false }, measure, { by: ['hourOfWeek'] })
  const byHour = new Map(
    now.data?.lines.map((line) => [Number(line.group.hourOfWeek), isLate ? line.late : line.count]),
  )
  const isEmpty = now.data === undefined || byHour.size === 0
  return (
    <>
      <PartFailure answers={[now]} />
      <HeatChart
        label={t(isLate ? 'hours.chartLate' : 'hours.chartOpened')}
        unit="count"
        isLoading={now.isPending}
        tone={isLate ? 'late' : 'accent'}
        categoryName={t('hours.weekday')}
        categories={hours.map((hour) => ({ id: String(hour), name: `${hour}:00` }))}
        rows={weekdays.map((weekday) => ({
          id: String(weekday),
          name: weekdayText(weekday, language),
          values: hours.map((hour) => (isEmpty ? null : (byHour.get(weekday * 24 + hour) ?? 0))),
        }))}
        linkOf={({ series, category, value }) =>
          value === 0
            ? null
            : factLink(space, measure, {
                hour: Number(series) * 24 + Number(category),
                ...(isLate ? { late: true } : {}),
              })
        }
      />
    </>
  )
}
