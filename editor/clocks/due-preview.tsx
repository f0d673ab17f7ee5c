import { Select, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantOf, localAt } from '../../core/calendar/zone-offsets.ts'
import type { FactDefinition, FactId, FactValue } from '../../core/contract/facts.ts'
import type { ClockDefinition } from '../../core/contract/policy.ts'
import type { Instant } from '../../core/contract/time.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { wantedValues } from '../../model/policy/target-condition.ts'
import { whyInWords } from '../../model/words/why-words.ts'
import { zoneChoice } from '../calendars/zones.ts'
import { useFactChoices } from '../inspector/use-fact-choices.ts'
import classes from './clocks.module.css'
import {
  type ExampleFacts,
  explanationOf,
  openCase,
  readingOf,
  type Trial,
  tellingInstant,
  trialOf,
  upcomingOf,
} from './example-case.ts'
import { useCalendars } from './use-calendars.ts'
import { useClockWords, useInstantWords } from './use-clock-words.ts'
import { usualTarget } from './worked-examples.ts'

interface DuePreviewProps {
  readonly clock: ClockDefinition
  readonly fromAt: Instant
}

/** A case that somebody thinks up: when it is due under the draft, why, and what happens until then. */
export function DuePreview({ clock, fromAt }: DuePreviewProps) {
  const { t } = useTranslation('designerClocks')
  const calendars = useCalendars()
  const trial = useMemo(() => trialOf(clock, calendars), [clock, calendars])
  return (
    <section className={classes.preview} aria-labelledby="clock-preview">
      <h2 id="clock-preview" className={classes.sideTitle}>
        {t('preview.title')}
      </h2>
      <p className={classes.quiet}>{t('preview.help')}</p>
      {trial === null ? <p>{t('preview.impossible')}</p> : <TriedCase clock={clock} trial={trial} fromAt={fromAt} />}
    </section>
  )
}

/** From the first to the last instant that calendars reach. */
const [firstAt, lastAt] = [0, Date.UTC(2100, 0, 1)]

function TriedCase({ clock, trial, fromAt }: DuePreviewProps & { readonly trial: Trial }) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const language = useLanguage()
  const { calendar } = trial
  const usualAt = tellingInstant(calendar, fromAt)
  const [typed, setTyped] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ExampleFacts>({})
  const asked = useMemo(
    () => [...new Set(clock.targets.flatMap(({ when = {} }) => Object.keys(when)))],
    [clock.targets],
  )
  const usual = usualTarget(clock.targets)?.facts ?? {}
  const facts = Object.fromEntries(
    asked.map((fact) => [fact, fact in chosen ? (chosen[fact] ?? null) : (usual[fact] ?? null)]),
  )
  const read = typed === null ? usualAt : readLocal(typed, trial)
  const isRight = read !== null && read > firstAt && read < lastAt
  return (
    <>
      <TextInput
        type="datetime-local"
        label={t('preview.openedAt')}
        description={t('preview.zone', { zone: zoneChoice(calendar.timeZone, language, usualAt).label })}
        value={typed ?? writeLocal(usualAt, trial)}
        error={isRight ? undefined : t('preview.wrongTime')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {asked.map((fact) => (
        <FactChoice
          key={fact}
          fact={fact}
          clock={clock}
          label={words.factName(fact)}
          value={facts[fact] ?? null}
          onChoose={(value) => setChosen({ ...chosen, [fact]: value })}
        />
      ))}
      {isRight && <DueCase trial={trial} clock={clock} openedAt={read} facts={facts} />}
      {typeof clock.calendar === 'object' && <p className={classes.quiet}>{t('preview.elseHelp')}</p>}
      {clock.metric !== 'resolution' && <p className={classes.quiet}>{t('preview.standIn')}</p>}
    </>
  )
}

interface DueCaseProps {
  readonly trial: Trial
  readonly clock: ClockDefinition
  readonly openedAt: Instant
  readonly facts: ExampleFacts
}

function DueCase({ trial, clock, openedAt, facts }: DueCaseProps) {
  const { t } = useTranslation('designerClocks')
  const language = useLanguage()
  const words = useClockWords()
  const say = useInstantWords(trial.calendar.timeZone)
  const opened = openCase(trial, openedAt, facts)
  const reading = readingOf(opened)
  if (reading.state === 'notStarted') return <p role="status">{t('preview.none')}</p>
  const upcoming = upcomingOf(opened)
  return (
    <div role="status">
      <p className={classes.due}>
        <span>{t('preview.due')}</span> <strong className="figures">{say(reading.dueAt)}</strong>
      </p>
      <p className={classes.why}>{whyInWords(explanationOf(opened), language)}</p>
      {upcoming.length > 0 && (
        <>
          <h3 className={classes.legend}>{t('preview.steps')}</h3>
          <ol className={classes.upcoming}>
            {upcoming.map(({ at, what }) => (
              <li key={what.kind === 'warning' ? `w${what.percent}` : `e${what.index}`}>
                <span className="figures">{say(at)}</span>
                <span>
                  {what.kind === 'warning'
                    ? t('ladder.warning')
                    : words.actions(clock.escalations?.[what.index]?.do ?? [])}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

interface FactChoiceProps {
  readonly fact: FactId
  readonly clock: ClockDefinition
  readonly label: string
  readonly value: FactValue
  readonly onChoose: (value: FactValue) => void
}

/** One of the values that the fact can have, or that some target asks for. */
function FactChoice({ fact, clock, label, value, onChoose }: FactChoiceProps) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const { definitions } = useFactChoices()
  const values = valuesOf(
    definitions.find(({ id }) => id === fact),
    fact,
    clock,
  )
  return (
    <Select
      size="xs"
      label={label}
      data={values.map((one) => ({ value: JSON.stringify(one), label: words.value(fact, one) }))}
      value={value === null ? null : JSON.stringify(value)}
      placeholder={t('preview.unset')}
      clearable
      onChange={(text) => onChoose(values.find((one) => JSON.stringify(one) === text) ?? null)}
    />
  )
}

function valuesOf(definition: FactDefinition | undefined, fact: FactId, clock: ClockDefinition): readonly FactValue[] {
  const declared: readonly FactValue[] =
    definition?.type === 'boolean'
      ? [true, false]
      : (definition?.values ?? []).map((choice) => (typeof choice === 'string' ? choice : choice.id))
  const used = clock.targets.flatMap(({ when = {} }) =>
    Object.hasOwn(when, fact) ? wantedValues(when[fact] ?? null) : [],
  )
  return [...new Set([...declared, ...used])].filter((value) => value !== null)
}

function writeLocal(at: Instant, { calendar }: Trial): string {
  return new Date(localAt(calendar.zone, at)).toISOString().slice(0, 16)
}

function readLocal(text: string, { calendar }: Trial): Instant | null {
  const local = Date.parse(`${text}Z`)
  return Number.isNaN(local) ? null : instantOf(calendar.zone, local)
}
