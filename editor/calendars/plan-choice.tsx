import { ActionIcon, Button, Group, Radio, Select, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayOfDate, weekdayOf } from '../../core/calendar/civil-date.ts'
import { type MinuteInterval, weekdays } from '../../core/contract/calendar.ts'
import type { CivilDate } from '../../core/contract/time.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { intervalText } from '../../model/calendar/parse-interval.ts'
import type { DatePlan } from './edit-dates.ts'
import { openWeekdays } from './edit-week.ts'
import { TimeFields } from './time-fields.tsx'
import { useCalendar } from './use-calendar.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { intervalsOf, timeText } from './week.ts'

interface PlanChoiceProps {
  readonly date: CivilDate
  readonly plan: DatePlan
  readonly onChange: (plan: DatePlan) => void
}

/** What may happen on a date, one of which is chosen. */
export function PlanChoice({ date, plan, onChange }: PlanChoiceProps) {
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
        // biome-ignore lint/suspicious/noArrayIndexKey: whoever changes one end goes on in the other.
        <Group key={index} gap={4} wrap="nowrap" align="flex-end">
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
