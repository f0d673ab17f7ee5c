import { Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { Duration } from '../../core/contract/time.ts'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { DurationField } from '../inspector/fields/duration-field.tsx'
import { askCalendar, dueOf, instantOfLocal, localTimeText } from './ask-calendar.ts'
import classes from './calendars-view.module.css'
import { useCalendar, useCompiled } from './use-calendar.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { zoneChoice } from './zones.ts'

/** Asks the calendar that is open: is it open then, why not, and when would something be due. Core answers, as for live cases. */
export function AskPanel({ now }: { readonly now: number }) {
  const { t } = useTranslation('designerCalendars')
  const { calendar } = useCalendar()
  const compiled = useCompiled(calendar)
  return (
    <section className={classes.part} aria-label={t('ask.title')}>
      <h3 className={classes.partTitle}>{t('ask.title')}</h3>
      {compiled === null ? (
        <Text size="sm" c="dimmed">
          {t('ask.broken')}
        </Text>
      ) : (
        <Questions key={calendar.id} compiled={compiled} now={now} />
      )}
    </section>
  )
}

function Questions({ compiled, now }: { readonly compiled: CompiledCalendar; readonly now: number }) {
  const { t } = useTranslation('designerCalendars')
  const language = useLanguage()
  const [when, setWhen] = useState(() => localTimeText(compiled, now))
  const [duration, setDuration] = useState<Duration>({ amount: 8, unit: 'businessHours' })
  const zone = zoneChoice(compiled.timeZone, language, now).label
  const asked = instantOfLocal(compiled, when)
  return (
    <Stack gap={8}>
      <TextInput
        type="datetime-local"
        label={t('ask.when', { zone })}
        value={when}
        onChange={(event) => setWhen(event.currentTarget.value)}
      />
      <div role="status" className={classes.answer}>
        {asked === null ? <Text size="sm">{t('ask.badTime')}</Text> : <Answer compiled={compiled} asked={asked} />}
      </div>
      <DurationField label={t('ask.howLong')} value={duration} onChange={setDuration} />
      {asked !== null && (
        <div role="status" className={classes.answer}>
          <Due compiled={compiled} at={asked.at} duration={duration} />
        </div>
      )}
    </Stack>
  )
}

interface AnswerProps {
  readonly compiled: CompiledCalendar
  readonly asked: NonNullable<ReturnType<typeof instantOfLocal>>
}

function Answer({ compiled, asked: { at, kind } }: AnswerProps) {
  const { t } = useTranslation('designerCalendars')
  const { calendar } = useCalendar()
  const words = useCalendarWords()
  const local = useLocalText()
  const answer = askCalendar(calendar, compiled, at)
  const moment = (instant: number) => words.moment(instant, compiled.timeZone)
  const why = ({ reason, name }: Extract<typeof answer, { readonly isOpen: false }>) => {
    if (name === undefined || (reason !== 'holiday' && reason !== 'ownHours')) return t(`ask.reasons.${reason}`)
    return t(`ask.reasons.${reason}Named`, { name: local(name, '') })
  }
  return (
    <>
      {kind === 'skipped' && <Text size="xs">{t('ask.skipped', { time: moment(at) })}</Text>}
      {kind === 'twice' && <Text size="xs">{t('ask.twice')}</Text>}
      {answer.isOpen ? (
        <StateBadge tone="met" symbol="check">
          {t('ask.open', { until: moment(answer.untilAt) })}
        </StateBadge>
      ) : (
        <>
          <StateBadge tone="waiting" symbol="pause">
            {t('ask.closed', { why: why(answer) })}
          </StateBadge>
          <Text size="sm">
            {answer.nextAt === null ? t('ask.never') : t('ask.next', { next: moment(answer.nextAt) })}
          </Text>
        </>
      )}
    </>
  )
}

interface DueProps {
  readonly compiled: CompiledCalendar
  readonly at: number
  readonly duration: Duration
}

function Due({ compiled, at, duration }: DueProps) {
  const { t } = useTranslation('designerCalendars')
  const words = useCalendarWords()
  const due = dueOf(compiled, at, duration)
  if (due === null) return <Text size="sm">{t('ask.dueNever')}</Text>
  return (
    <>
      <Text size="sm">{t('ask.due', { due: words.moment(due.dueAt, compiled.timeZone) })}</Text>
      {due.unknownAfter !== null && (
        <Text size="xs" c="var(--soon)">
          {t('ask.unknownAfter', { date: words.date(due.unknownAfter) })}
        </Text>
      )}
    </>
  )
}
