import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayMs } from '../../core/calendar/civil-date.ts'
import { openingsOfDate } from '../../core/calendar/openings.ts'
import { localAt } from '../../core/calendar/zone-offsets.ts'
import type { CompiledCalendar, MinuteInterval } from '../../core/contract/calendar.ts'
import { type Language, languages } from '../../core/contract/language.ts'
import type { CivilDate } from '../../core/contract/time.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { withText } from '../edits/rename.ts'
import { TextField } from '../inspector/fields/text-field.tsx'
import classes from './calendars-view.module.css'
import { type DatePlan, nameDates, planOf, setDates } from './edit-dates.ts'
import { PlanChoice } from './plan-choice.tsx'
import { useCalendar, useCompiled } from './use-calendar.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { timeText } from './week.ts'
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
        {plan.kind !== 'ordinary' && (
          <fieldset disabled={!mayEdit} className={classes.fields}>
            <Stack gap={8}>
              {languages.map((spoken) => (
                <NameField key={`${from} ${to} ${spoken}`} spoken={spoken} dates={dates} title={title} />
              ))}
            </Stack>
          </fieldset>
        )}
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
