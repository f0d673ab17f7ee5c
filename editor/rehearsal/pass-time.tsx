import { Button, Group, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Deadline } from '../../core/contract/reading.ts'
import { nextDeadline } from '../../core/step/next-deadline.ts'
import type { StandingCase } from '../../simulation/rehearsal/moment.ts'
import classes from './rehearsal.module.css'
import { useRehearsalActions } from './rehearsal-parts.ts'
import type { LookedAt } from './use-moment.ts'
import { useRehearsalWords } from './use-rehearsal-words.ts'
import { calendarOfPlan, localInput, readLocalInput } from './zoned-text.ts'

const hourMs = 3_600_000
const dayMs = 86_400_000

/** Lets time pass: to what happens next by itself, by an hour, by a day, or to an instant. */
export function PassTime({ looked }: { readonly looked: LookedAt }) {
  const { t } = useTranslation('designerRehearsal')
  const actions = useRehearsalActions()
  const { main, cases, at } = looked
  const { zone } = calendarOfPlan(main.plan)
  const next = nextOfAll(cases)
  const words = useRehearsalWords(next?.of.plan ?? main.plan)
  const [text, setText] = useState('')
  const untilAt = readLocalInput(zone, text)
  const go = (event: SubmitEvent) => {
    event.preventDefault()
    if (untilAt !== null) void actions.passUntil(untilAt)
  }
  const what = ({ what: kind, clock }: Deadline) =>
    t(`time.due.${kind}`, { clock: clock === undefined ? '' : words.clock(clock) })
  return (
    <fieldset className={classes.deed}>
      <legend>{t('time.title')}</legend>
      {next === null ? (
        <p className={classes.quiet}>{t('time.nothing')}</p>
      ) : (
        <Button
          size="xs"
          variant="light"
          fullWidth
          classNames={{ label: classes.wrapped ?? '' }}
          h="auto"
          mih={30}
          onClick={() => void actions.passUntil(next.due.at)}
        >
          {t('time.next', { at: words.at(next.due.at), what: what(next.due) })}
        </Button>
      )}
      <form onSubmit={go}>
        <Group gap={6} mt={6} align="flex-end" wrap="wrap">
          <Button size="xs" variant="default" onClick={() => void actions.passUntil(at + hourMs)}>
            {t('time.hour')}
          </Button>
          <Button size="xs" variant="default" onClick={() => void actions.passUntil(at + dayMs)}>
            {t('time.day')}
          </Button>
          <TextInput
            size="xs"
            type="datetime-local"
            aria-label={t('time.until')}
            min={localInput(zone, at)}
            max="2100-12-31T23:59"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button size="xs" variant="default" type="submit" disabled={untilAt === null || untilAt <= at}>
            {t('time.go')}
          </Button>
        </Group>
      </form>
    </fieldset>
  )
}

/** What happens by itself next in any of the cases; of two at one instant, the elder case's. */
function nextOfAll(cases: readonly StandingCase[]): { readonly due: Deadline; readonly of: StandingCase } | null {
  let next: { readonly due: Deadline; readonly of: StandingCase } | null = null
  for (const of of cases) {
    const due = nextDeadline(of.plan, of.state)
    if (due !== null && (next === null || due.at < next.due.at)) next = { due, of }
  }
  return next
}
