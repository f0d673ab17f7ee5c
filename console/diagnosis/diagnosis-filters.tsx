import { SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LocalText } from '../../core/contract/language.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { useFlows, useTeams } from '../directory/directory.ts'
import classes from './diagnosis.module.css'
import {
  type DiagnosisSearch,
  type DiagnosisView,
  diagnosisDays,
  mostDaysByHour,
  usualDays,
} from './diagnosis-search.ts'

interface DiagnosisFiltersProps {
  readonly search: DiagnosisSearch
  readonly view: DiagnosisView
  readonly flow: string | null
  /** The promise that is looked at; null for any. */
  readonly clock: string | null
  readonly clocks: readonly { readonly id: string; readonly name: LocalText }[]
  readonly onChange: (search: DiagnosisSearch) => void
}

/** Which process, promise and time are looked at. All of it stands in the address. */
export function DiagnosisFilters({ search, view, flow, clock, clocks, onChange }: DiagnosisFiltersProps) {
  const { t } = useTranslation('diagnosis')
  const local = useLocalText()
  const { flows } = useFlows()
  const { days: _days, span: _span, ...withoutTime } = search
  const set = (part: Readonly<Record<string, string | number | undefined>>) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined),
      ) as DiagnosisSearch,
    )
  const days = diagnosisDays.filter(
    (each) => search.span === undefined || view !== 'together' || each <= mostDaysByHour,
  )
  // What moves together can be looked at for all processes at once.
  const isAny = view === 'together'
  const shown = days.find((each) => each === (search.days ?? usualDays)) ?? days.at(-1) ?? usualDays
  return (
    <div role="search" className={classes.filters}>
      <Select
        size="xs"
        w={180}
        aria-label={t('filter.flow')}
        allowDeselect={false}
        placeholder={t('filter.anyFlow')}
        clearable={isAny && search.flow !== undefined}
        value={isAny ? (search.flow ?? null) : flow}
        data={flows.map((one) => ({ value: one.id, label: one.shownName }))}
        onChange={(next) => set({ flow: next ?? undefined, clock: undefined })}
      />
      {(!isAny || search.flow !== undefined) && (
        <Select
          size="xs"
          w={200}
          aria-label={t('filter.clock')}
          placeholder={t('filter.anyClock')}
          clearable={search.clock !== undefined}
          value={clock}
          data={clocks.map(({ id, name }) => ({ value: id, label: local(name, id) }))}
          onChange={(next) => set({ flow: flow ?? undefined, clock: next ?? undefined })}
        />
      )}
      <Select
        size="xs"
        w={150}
        aria-label={t('filter.days')}
        allowDeselect={false}
        value={String(shown)}
        data={days.map((each) => ({ value: String(each), label: t(`days.of${each}`) }))}
        onChange={(next) => {
          const chosen = diagnosisDays.find((each) => String(each) === next)
          set({ days: chosen === usualDays ? undefined : chosen })
        }}
      />
      {view === 'factors' && <Narrowing search={search} onSet={set} />}
      {view === 'together' && (
        <SegmentedControl
          size="xs"
          aria-label={t('filter.span')}
          value={search.span ?? 'day'}
          data={(['day', 'hour'] as const).map((value) => ({ value, label: t(`span.${value}`) }))}
          onChange={(next) => (next === 'hour' ? onChange({ ...withoutTime, span: 'hour' }) : set({ span: undefined }))}
        />
      )}
    </div>
  )
}

interface NarrowingProps {
  readonly search: DiagnosisSearch
  readonly onSet: (part: Readonly<Record<string, string | undefined>>) => void
}

function Narrowing({ search, onSet }: NarrowingProps) {
  const { t } = useTranslation('diagnosis')
  const { t: words } = useTranslation('status')
  const names = useNames()
  const { teams } = useTeams()
  const channels = Object.keys(words('channel', { returnObjects: true }) as object)
  return (
    <>
      <Select
        size="xs"
        w={150}
        aria-label={t('filter.team')}
        placeholder={t('filter.anyTeam')}
        clearable
        value={search.team ?? null}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(team) => onSet({ team: team ?? undefined })}
      />
      <Select
        size="xs"
        w={140}
        aria-label={t('filter.channel')}
        placeholder={t('filter.anyChannel')}
        clearable
        value={search.channel ?? null}
        data={channels.map((id) => ({ value: id, label: names.channel(id) }))}
        onChange={(channel) => onSet({ channel: channel ?? undefined })}
      />
    </>
  )
}
