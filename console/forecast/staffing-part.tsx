import { SegmentedControl, Select, Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireStaffing, WireStaffingGap, WireStaffingTeam } from '../../core/contract/wire-forecast.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { civilText, weekdayText } from '../../look/time/civil-text.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { HeatChart } from '../charts/heat-chart.tsx'
import { TextLink } from '../shell/links.tsx'
import { AsOf } from './as-of.tsx'
import classes from './forecast.module.css'
import type { ForecastSearch } from './forecast-search.ts'
import { staffingRows } from './staffing-heat.ts'
import { useChangeForecast, useStaffing } from './use-forecast.ts'
import { useZonedHours } from './use-zoned-hours.ts'

const hours = Array.from({ length: 24 }, (_, hour) => ({ id: String(hour), name: `${hour}:00` }))
const mostGaps = 8

/** Whether there are enough people for what will come: when who is short of how many. */
export function StaffingPart({ search }: { readonly search: ForecastSearch }) {
  const { t } = useTranslation('forecast')
  const staffing = useStaffing()
  return (
    <Surface id="forecast-staffing" title={t('staffing.title')} aside={<AsOf at={staffing.data?.asOf ?? null} />}>
      {staffing.isError && <Failure error={staffing.error} onRetry={() => void staffing.refetch()} />}
      {staffing.data !== undefined ? (
        <Staffing staffing={staffing.data} search={search} />
      ) : (
        !staffing.isError && <Skeleton height={280} />
      )}
    </Surface>
  )
}

function Staffing({ staffing, search }: { readonly staffing: WireStaffing; readonly search: ForecastSearch }) {
  const { t } = useTranslation('forecast')
  const local = useLocalText()
  const teamName = (id: string) => local(staffing.names.team?.[id], id)
  const known = staffing.teams.filter(({ workMs }) => workMs !== null)
  const gaps = staffing.gaps.filter(({ team }) => search.team === undefined || team === search.team)
  const [worst] = gaps
  const chosen = known.find(({ team }) => team === (search.staffed ?? search.team ?? worst?.team)) ?? known[0]
  if (chosen === undefined) {
    return (
      <Notice kind="info" title={t('staffing.learning.title')}>
        {t('staffing.learning.text')}
      </Notice>
    )
  }
  return (
    <>
      {gaps.length === 0 ? (
        <p className={classes.sentence}>{t('staffing.none')}</p>
      ) : (
        <ul className={classes.gaps}>
          {gaps.slice(0, mostGaps).map((gap) => (
            <Gap key={`${gap.team} ${gap.fromAt}`} gap={gap} zone={zoneOf(staffing, gap.team)} teamName={teamName} />
          ))}
        </ul>
      )}
      <TeamHours team={chosen} known={known} search={search} teamName={teamName} />
    </>
  )
}

const zoneOf = ({ teams }: WireStaffing, id: string) => teams.find(({ team }) => team === id)?.zone ?? 'UTC'

interface GapProps {
  readonly gap: WireStaffingGap
  readonly zone: string
  readonly teamName: (id: string) => string
}

/** `Tuesday 09:00–11:00: two people short at Frontline`; leads to the open cases of the team. */
function Gap({ gap, zone, teamName }: GapProps) {
  const { t } = useTranslation('forecast')
  const hourName = useZonedHours(zone)
  const until = hourName(gap.toAt)
  return (
    <li className="figures">
      {t('staffing.gap', {
        from: hourName(gap.fromAt),
        to: until.slice(until.lastIndexOf(' ') + 1),
        count: gap.short,
        required: gap.required,
        planned: gap.planned,
      })}{' '}
      <TextLink to="/cases" search={{ team: gap.team }} underline="always">
        {teamName(gap.team)}
      </TextLink>
    </li>
  )
}

interface TeamHoursProps {
  readonly team: WireStaffingTeam
  readonly known: readonly WireStaffingTeam[]
  readonly search: ForecastSearch
  readonly teamName: (id: string) => string
}

function TeamHours({ team, known, search, teamName }: TeamHoursProps) {
  const { t } = useTranslation('forecast')
  const language = useLanguage()
  const numbers = useNumberWords()
  const words = useTimeWords()
  const change = useChangeForecast(search)
  // Of a team that nobody is missing in there is only something to see in how many it needs.
  const isShort = team.hours.some(({ required, planned }) => required > planned)
  const what = search.heat ?? (isShort ? 'gap' : 'needed')
  const dayName = (date: string) => {
    const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
    return `${weekdayText(weekday, language)} ${civilText(date, 'day', language)}`
  }
  return (
    <>
      <div className={classes.tools}>
        <Select
          size="xs"
          className={classes.filter}
          aria-label={t('staffing.team')}
          allowDeselect={false}
          value={team.team}
          data={known.map((each) => ({ value: each.team, label: teamName(each.team) }))}
          onChange={(staffed) => change({ staffed: staffed ?? undefined })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('staffing.show')}
          value={what}
          data={[
            { value: 'gap', label: t('staffing.short') },
            { value: 'needed', label: t('staffing.needed') },
          ]}
          onChange={(heat) => change({ heat: heat === 'needed' ? 'needed' : 'gap' })}
        />
      </div>
      <HeatChart
        label={t(what === 'gap' ? 'staffing.chartShort' : 'staffing.chartNeeded', { team: teamName(team.team) })}
        unit="count"
        tone={what === 'gap' ? 'late' : 'accent'}
        categoryName={t('staffing.day')}
        categories={hours}
        rows={staffingRows(team, what, dayName)}
      />
      <p className={`${classes.soft} figures`}>
        {t('staffing.basis', {
          work: words.length(team.workMs ?? 0),
          count: team.workFrom,
          from: numbers.count(team.workFrom),
          within: words.length(team.within),
          share: numbers.wholeShare(team.share),
        })}{' '}
        {t(`staffing.plannedBy.${team.plannedBy}`)}
      </p>
    </>
  )
}
