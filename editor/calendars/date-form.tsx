import { ActionIcon, Button, Group, Radio, Select, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayMs, dayOfDate, weekdayOf } from '../../core/calendar/civil-date.ts'
import { openingsOfDate } from '../../core/calendar/openings.ts'
import { localAt } from '../../core/calendar/zone-offsets.ts'
import { type CompiledCalendar, type MinuteInterval, weekdays } from '../../core/contract/calendar.ts'
import { type Language, languages } from '../../core/contract/language.ts'
import type { CivilDate } from '../../core/contract/time.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { intervalText } from '../../model/calendar/parse-interval.ts'
import { withText } from '../edits/rename.ts'
import { TextField } from '../inspector/fields/text-field.tsx'
import classes from './calendars-view.module.css'
import { type DatePlan, nameDates, planOf, setDates } from './edit-dates.ts'
import { openWeekdays } from './edit-week.ts'
import { TimeFields } from './time-fields.tsx'
import { useCalendar, useCompiled } from './use-calendar.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { intervalsOf, timeText } from './week.ts'
import { datesBetween, zoneChangesOf } from './year.ts'

interface DateFormProps {
  readonly from: CivilDate
  readonly to: CivilDate
}

/** What happens on the dates that are chosen, and what that comes to. */
export function DateForm(props: DateFormProps) {
  const { t } = useTranslation('designerCalendars')
  const { calendar, mayEdit, edit, choose } = useCalendar()
  const words = useCalendarWords()
  const [from = props.from, to = props.to] = [props.from, props.to].sort()
  const dates = datesBetween(from, to)
  const title =
    from === to
      ? words.date(from)
      : t('date.range', { count: dates.length, from: words.date(from), to: words.date(to) })
  const { plan, name } = planOf(calendar, from)
  const setPlan = (next: DatePlan) =>
    edit({ key: 'setDates', params: { name: title } }, (old) =>
      setDates(old, dates, { plan: next, name: next.kind === 'ordinary' ? undefined : name }),
    )
  return (
    <section className={classes.part} aria-label={title} data-date-form="">
      <h3 className={classes.partTitle}>{title}</h3>
      <Stack gap={8}>
        <PlanChoice date={from} plan={plan} onChange={setPlan} />
        {plan.kind !== 'ordinary' &&
          languages.map((spoken) => (
            <NameField key={`${from} ${to} ${spoken}`} spoken={spoken} dates={dates} title={title} />
          ))}
        {dates.length === 1 && <OpenThen date={from} />}
        {mayEdit && (
          <Group>
            <Button size="compact-xs" variant="default" onClick={() => choose(null)}>
              {t('date.close')}
            </Button>
          </Group>
        )}
      </Stack>
    </section>
  )
}

interface NameFieldProps {
  readonly spoken: Language
  readonly dates: readonly CivilDate[]
  readonly title: string
}

function NameField({ spoken, dates, title }: NameFieldProps) {
  const { t } = useTranslation('designerCalendars')
  const { calendar, edit } = useCalendar()
  const { name } = planOf(calendar, dates[0] ?? '')
  return (
    <TextField
      canBeEmpty
      label={t(spoken === 'en' ? 'date.name' : 'date.nameChinese')}
      value={typeof name === 'string' ? name : (name?.[spoken] ?? '')}
      onType={(text) =>
        edit(
          { key: 'nameDates', params: { name: title } },
          (old) => nameDates(old, dates, (before) => withText(before, text, spoken)),
          `name ${dates[0]} ${spoken}`,
        )
      }
    />
  )
}

interface PlanChoiceProps {
  readonly date: CivilDate
  readonly plan: DatePlan
  readonly onChange: (plan: DatePlan) => void
}

function PlanChoice({ date, plan, onChange }: PlanChoiceProps) {
  const { t } = useTranslation('designerCalendars')
  const { calendar, mayEdit } = useCalendar()
  const words = useCalendarWords()
  const weekday = weekdays[weekdayOf(dayOfDate(date) ?? 0)] ?? 'mon'
  const usual = intervalsOf(calendar.hours[weekday])
  const open = openWeekdays(calendar)
  const like = plan.kind === 'like' ? plan.like : (open[0] ?? null)
  const kind = plan.kind === 'hours' && plan.hours.length === 0 ? 'holiday' : plan.kind
  const choose = (next: string) => {
    if (next === 'ordinary' || next === 'holiday') onChange({ kind: next })
    if (next === 'hours') onChange({ kind: 'hours', hours: [intervalText(usual[0] ?? [540, 780])] })
    if (next === 'like' && like !== null) onChange({ kind: 'like', like })
  }
  return (
    <Radio.Group label={t('date.what')} value={kind} onChange={choose} readOnly={!mayEdit}>
      <Stack gap={6} mt={4}>
        <Radio value="ordinary" size="xs" label={t('date.ordinaryHours', { hours: words.hours(usual) })} />
        <Radio value="holiday" size="xs" label={t('date.holiday')} />
        <Radio value="hours" size="xs" label={t('date.hours')} />
        {kind === 'hours' && plan.kind === 'hours' && (
          <HoursFields hours={intervalsOf(plan.hours)} onChange={onChange} />
        )}
        <Radio
          value="like"
          size="xs"
          disabled={like === null}
          label={like === null ? t('date.likeNone') : t('date.like', { day: t(`days.${like}`) })}
        />
        {plan.kind === 'like' && (
          <Select
            aria-label={t('date.likeWhich')}
            data={weekdays
              .filter((one) => open.includes(one) || one === plan.like)
              .map((one) => ({ value: one, label: t(`days.${one}`) }))}
            value={plan.like}
            allowDeselect={false}
            readOnly={!mayEdit}
            onChange={(chosen) => {
              const one = weekdays.find((known) => known === chosen)
              if (one !== undefined) onChange({ kind: 'like', like: one })
            }}
          />
        )}
      </Stack>
    </Radio.Group>
  )
}

/** The hours of a date of its own: at least one opening, as many as there is room for. */
function HoursFields({
  hours,
  onChange,
}: {
  readonly hours: readonly MinuteInterval[]
  readonly onChange: (plan: DatePlan) => void
}) {
  const { t } = useTranslation('designerCalendars')
  const { mayEdit } = useCalendar()
  const put = (next: readonly MinuteInterval[]) => {
    const sorted = [...next].sort((a, b) => a[0] - b[0])
    // What would overlap is not taken; the fields show again what counts.
    if (sorted.some(([from], index) => index > 0 && from < (sorted[index - 1]?.[1] ?? 0))) return
    onChange({ kind: 'hours', hours: sorted.map(intervalText) })
  }
  const last = hours.at(-1)?.[1] ?? 0
  return (
    <Stack gap={6} ps={24}>
      {hours.map(([from, to], index) => (
        <Group key={`${from} ${to}`} gap={4} wrap="nowrap" align="flex-end">
          <TimeFields
            label={t('date.own')}
            from={from}
            to={to}
            isOff={!mayEdit}
            onChange={(times) => {
              const end = times.to > times.from ? times.to : times.to + 1440
              if (end - times.from < 1440 || (times.from === 0 && end === 1440))
                put(hours.map((one, other) => (other === index ? [times.from, end] : one)))
            }}
          />
          {mayEdit && (
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={hours.length === 1}
              aria-label={t('date.remove', { hours: `${timeText(from)}–${timeText(to)}` })}
              onClick={() => put(hours.filter((_, other) => other !== index))}
            >
              <Glyph name="cross" size={11} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {mayEdit && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={last > 1380}
          leftSection={<Glyph name="plus" size={10} />}
          onClick={() => put([...hours, [Math.min(1380, last + 60), Math.min(1440, last + 240)]])}
        >
          {t('date.add')}
        </Button>
      )}
    </Stack>
  )
}

const minutesOf = (ms: number) => Math.round((((ms % dayMs) + dayMs) % dayMs) / 60_000)

/** What core makes of a date: nights that run into it, and clocks that are changed, included. */
function OpenThen({ date }: { readonly date: CivilDate }) {
  const { calendar } = useCalendar()
  const compiled = useCompiled(calendar)
  if (compiled === null || date < '1970-01-02' || date > '2100-12-30') return null
  return <OpenHours date={date} compiled={compiled} />
}

function OpenHours({ date, compiled }: { readonly date: CivilDate; readonly compiled: CompiledCalendar }) {
  const { t } = useTranslation('designerCalendars')
  const words = useCalendarWords()
  const { span } = useTimeWords()
  const { zone } = compiled
  const openings = openingsOfDate(compiled, date)
  const totalMs = openings.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0)
  const intervals = openings.map(({ startAt, endAt }): MinuteInterval => {
    const to = minutesOf(localAt(zone, endAt))
    return [minutesOf(localAt(zone, startAt)), to === 0 ? 1440 : to]
  })
  const change = zoneChangesOf(zone, Number(date.slice(0, 4))).find((one) => one.date === date)
  return (
    <>
      <Text size="xs">
        {openings.length === 0
          ? t('date.nothingOpen')
          : t('date.open', { hours: words.hours(intervals), length: span(totalMs) })}
      </Text>
      {change !== undefined && (
        <Text size="xs">{t('date.clocks', { from: timeText(change.from), to: timeText(change.to) })}</Text>
      )}
    </>
  )
}
