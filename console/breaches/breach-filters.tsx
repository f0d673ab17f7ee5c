import { Button, SegmentedControl, Select, Switch } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireBreach } from '../../core/contract/wire.ts'
import { FilterChoice } from '../../look/elements/filter-choice.tsx'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { usePeople, useTeams } from '../directory/directory.ts'
import { FlowFilter, TeamFilter } from '../directory/directory-filters.tsx'
import { useCan } from '../sign-in/use-session.ts'
import { type BreachSearch, breachPeriods, breachSorts, narrowing, reviewStates } from './breach-search.ts'
import classes from './breaches.module.css'
import { useReasons } from './use-reasons.ts'

type Part = { readonly [Name in keyof BreachSearch]?: BreachSearch[Name] | undefined }

const priorities = ['low', 'normal', 'high', 'urgent'] as const

/** Puts a part of what is looked at into the address; what is looked at in detail begins anew. */
export function useNarrow(search: BreachSearch): (part: Part) => void {
  const navigate = useNavigate({ from: '/breaches' })
  return (part) =>
    void navigate({ search: { ...search, breach: undefined, ...part } as unknown as BreachSearch, replace: true })
}

interface BreachFiltersProps {
  readonly search: BreachSearch
  /** What is shown now; its promises can be narrowed to. */
  readonly items: readonly WireBreach[] | null
}

/** Narrows the queue; every filter stands in the address, so that a list can be kept and sent as a link. */
export function BreachFilters({ search, items }: BreachFiltersProps) {
  const { t } = useTranslation('breaches')
  const narrow = useNarrow(search)
  const can = useCan()
  return (
    <div role="search" aria-label={t('filter.label')} className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label={t('filter.review')}
        value={search.review ?? 'open'}
        data={reviewStates.map((value) => ({ value, label: t(`filter.${value}`) }))}
        onChange={(value) => narrow({ review: reviewStates.find((known) => known === value && known !== 'open') })}
      />
      <Select
        size="xs"
        aria-label={t('filter.sort')}
        allowDeselect={false}
        value={search.sort ?? 'oldest'}
        data={breachSorts.map((value) => ({ value, label: t(`filter.${value}`) }))}
        onChange={(value) => narrow({ sort: breachSorts.find((known) => known === value && known !== 'oldest') })}
      />
      <CommonFilters search={search} />
      <ClockFilter search={search} items={items} />
      <ReasonFilter search={search} />
      {can('people.read') && <PersonFilter search={search} name="assignee" />}
      <PersonFilter search={search} name="judge" />
      <ContestedFilter search={search} />
      <Switch
        size="xs"
        label={t('filter.overdue')}
        checked={search.overdue === true}
        onChange={(event) => narrow({ overdue: event.currentTarget.checked || undefined })}
      />
      <FurtherFilters search={search} />
    </div>
  )
}

/** The filters that the queue and the Pareto of reasons share. */
export function CommonFilters({ search }: { readonly search: BreachSearch }) {
  const { t } = useTranslation('breaches')
  const narrow = useNarrow(search)
  const names = useNames()
  const isSpan = search.from !== undefined || search.to !== undefined
  return (
    <>
      <Select
        size="xs"
        aria-label={t('filter.period')}
        placeholder={t('filter.anyPeriod')}
        clearable={!isSpan}
        value={isSpan ? null : (search.days ?? null)}
        data={breachPeriods.map((value) => ({
          value,
          label: value === '365' ? t('filter.year') : t('filter.days', { count: Number(value) }),
        }))}
        onChange={(value) =>
          narrow({ days: breachPeriods.find((known) => known === value), from: undefined, to: undefined })
        }
      />
      <FlowFilter value={search.flow} onChange={(flow) => narrow({ flow, node: undefined })} />
      <TeamFilter value={search.team} onChange={(team) => narrow({ team })} />
      <FilterChoice
        label={t('filter.priority')}
        any={t('filter.anyPriority')}
        value={search.priority}
        data={priorities.map((value) => ({ value, label: names.priority(value) }))}
        onChange={(priority) => narrow({ priority })}
      />
    </>
  )
}

/** Only breaches that a command accepted in time speaks against. */
export function ContestedFilter({ search }: { readonly search: BreachSearch }) {
  const { t } = useTranslation('breaches')
  const narrow = useNarrow(search)
  return (
    <Switch
      size="xs"
      label={t('filter.contested')}
      checked={search.contested === true}
      onChange={(event) => narrow({ contested: event.currentTarget.checked || undefined })}
    />
  )
}

function ClockFilter({ search, items }: BreachFiltersProps) {
  const { t } = useTranslation('breaches')
  const narrow = useNarrow(search)
  const local = useLocalText()
  const names = new Map((items ?? []).map(({ clock, clockName }) => [clock, local(clockName, clock)]))
  if (search.clock !== undefined && !names.has(search.clock)) names.set(search.clock, search.clock)
  return (
    <FilterChoice
      label={t('filter.clock')}
      any={t('filter.anyClock')}
      value={search.clock}
      data={Array.from(names, ([value, label]) => ({ value, label }))}
      onChange={(clock) => narrow({ clock })}
    />
  )
}

function ReasonFilter({ search }: { readonly search: BreachSearch }) {
  const { t } = useTranslation('breaches')
  const narrow = useNarrow(search)
  const { reasons, reasonName, shortName } = useReasons()
  const data = [
    { value: '~none', label: shortName('~none') },
    { value: '~own', label: shortName('~own') },
    ...reasons.flatMap((reason) => {
      const one = { value: reason.id, label: reasonName(reason.id) }
      const hasKinds = reasons.some(({ parent }) => parent === reason.id)
      return hasKinds ? [{ value: `${reason.id}/*`, label: t('filter.withKinds', { reason: one.label }) }, one] : [one]
    }),
  ]
  const known = search.reason !== undefined && !data.some(({ value }) => value === search.reason)
  return (
    <FilterChoice
      label={t('filter.reason')}
      any={t('filter.anyReason')}
      value={search.reason}
      data={known ? [...data, { value: search.reason ?? '', label: search.reason ?? '' }] : data}
      onChange={(reason) => narrow({ reason })}
    />
  )
}

function PersonFilter({ search, name }: { readonly search: BreachSearch; readonly name: 'assignee' | 'judge' }) {
  const { t } = useTranslation('breaches')
  const narrow = useNarrow(search)
  const { people } = usePeople()
  const isJudge = name === 'judge'
  return (
    <FilterChoice
      label={t(isJudge ? 'filter.judge' : 'filter.person')}
      any={t(isJudge ? 'filter.anyJudge' : 'filter.anyone')}
      value={search[name]}
      data={[
        ...(isJudge ? [{ value: 'me', label: t('filter.me') }] : []),
        ...people.map((person) => ({ value: person.id, label: person.name })),
      ]}
      onChange={(person) => narrow({ [name]: person })}
    />
  )
}

/** What a link from a figure narrows beside the usual filters, and the way back to all. */
export function FurtherFilters({ search }: { readonly search: BreachSearch }) {
  const { t } = useTranslation('breaches')
  const narrow = useNarrow(search)
  const words = useTimeWords()
  const now = useNow(60_000)
  const { teamName } = useTeams()
  const { from, to, clock, node, responsibleTeam, excluded } = search
  const when = (text: string | undefined) => (text === undefined ? '…' : words.short(Date.parse(text), now))
  const shown = [
    ...(from !== undefined || to !== undefined ? [t('filter.between', { from: when(from), to: when(to) })] : []),
    ...(clock === undefined ? [] : [`${t('filter.clock')}: ${clock}`]),
    ...(node === undefined ? [] : [t('filter.step', { step: node || t('filter.nowhere') })]),
    ...(responsibleTeam === undefined ? [] : [t('filter.whereTeam', { team: teamName(responsibleTeam) })]),
    ...(excluded === undefined ? [] : [t(excluded === 'yes' ? 'filter.onlyExcluded' : 'filter.excluded')]),
  ]
  const isNarrowed = narrowing.some((name) => search[name] !== undefined)
  return (
    <>
      {shown.map((text) => (
        <StateBadge key={text} tone="plain" symbol="find">
          {text}
        </StateBadge>
      ))}
      {isNarrowed && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => narrow(Object.fromEntries(narrowing.map((name) => [name, undefined])))}
        >
          {t('filter.clear')}
        </Button>
      )}
    </>
  )
}
