import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isKnownZone, readerZone } from '../../look/time/instant-text.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useTeams } from '../directory/directory.ts'
import { useCan } from '../sign-in/use-session.ts'
import type { ReportSearch } from './report-search.ts'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'
import { usualCalendar } from './usual-calendar.ts'

interface ZoneChoiceProps {
  readonly space: ReportSpace
  readonly onChange: (search: ReportSearch) => void
}

/** In whose zone days begin: the reader's, the service centre's, or any other. */
export function ZoneChoice({ space, onChange }: ZoneChoiceProps) {
  const { t } = useTranslation('reports')
  const mine = readerZone()
  const centre = useCentreZone()
  const { zone: _, ...rest } = space.search
  const labels = new Map([
    ...(centre === null || centre === mine ? [] : [[centre, t('zone.centre', { zone: centre })] as const]),
    [mine, t('zone.mine', { zone: mine })] as const,
  ])
  const zones = [...new Set([mine, ...(centre === null ? [] : [centre]), space.zone, 'UTC', ...allZones()])]
  return (
    <Select
      size="xs"
      className={classes.zone}
      aria-label={t('zone.label')}
      searchable
      allowDeselect={false}
      maxDropdownHeight={320}
      limit={80}
      value={space.zone}
      data={zones.map((zone) => ({ value: zone, label: labels.get(zone) ?? zone }))}
      onChange={(zone) => {
        if (zone !== null) onChange(zone === mine ? rest : { ...rest, zone })
      }}
    />
  )
}

const allZones = (): readonly string[] => Intl.supportedValuesOf('timeZone')

/** The zone of the calendar that most teams work by; null until it is known, and for who may not see it. */
function useCentreZone(): string | null {
  const pledge = usePledge()
  const can = useCan()
  const { teams } = useTeams()
  const calendar = usualCalendar(teams.map(({ data }) => data.calendar))
  const { data } = useQuery({
    queryKey: queryKeys.calendarZone(calendar),
    queryFn: async ({ signal }) => {
      const found = await pledge.documents.get('calendar', calendar ?? '', { signal })
      return zoneIn(found.document)
    },
    enabled: calendar !== null && can('documents.read'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? null
}

function zoneIn(document: unknown): string | null {
  const zone = typeof document === 'object' && document !== null && 'timeZone' in document ? document.timeZone : null
  return typeof zone === 'string' && isKnownZone(zone) ? zone : null
}
