import { Radio } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  ClockDefinition,
  OnCalendarChange,
  OnReopen,
  OnTargetChange,
  PausedWhile,
} from '../../core/contract/policy.ts'
import type { Instant } from '../../core/contract/time.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { countedTime } from '../edits/target-kind.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import classes from './clocks.module.css'
import { usualPause } from './example-case.ts'
import { knownReasons } from './matcher-choices.ts'
import { ReasonsField } from './reasons-field.tsx'
import { useCalendars } from './use-calendars.ts'
import type { ClockEdit } from './use-clock-edit.ts'
import { useClockWords, useInstantWords } from './use-clock-words.ts'
import {
  calendarExample,
  type ExampleParts,
  openedExample,
  pauseExample,
  reopenExample,
  targetExample,
} from './worked-examples.ts'

interface ClockOptionsProps {
  readonly clock: ClockDefinition
  readonly edit: ClockEdit
  readonly fromAt: Instant
}

/** What a clock does when something happens on the way: each choice with an example that is worked out by the calendar of the draft. */
export function ClockOptions({ clock, edit, fromAt }: ClockOptionsProps) {
  const { t } = useTranslation('designerClocks')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const calendars = useCalendars()
  const parts = useMemo(() => ({ clock, calendars, fromAt }), [clock, calendars, fromAt])
  const opened = useMemo(() => openedExample(parts), [parts])
  return (
    <Surface id="clock-options" title={t('options.title')}>
      {opened === null && <p className={classes.quiet}>{t('options.noExample')}</p>}
      <fieldset className={classes.columns} disabled={!mayEdit}>
        <PauseChoice parts={parts} edit={edit} zone={opened?.timeZone} />
        <TargetChoice parts={parts} edit={edit} zone={opened?.timeZone} />
        {clock.metric === 'resolution' && <ReopenChoice parts={parts} edit={edit} zone={opened?.timeZone} />}
        <CalendarChoice parts={parts} edit={edit} zone={opened?.timeZone} />
      </fieldset>
    </Surface>
  )
}

interface ChoiceProps {
  readonly parts: ExampleParts
  readonly edit: ClockEdit
  /** The zone in which the examples are told. */
  readonly zone: string | undefined
}

interface OptionGroupProps<C extends string> {
  readonly title: string
  readonly choices: readonly C[]
  readonly value: C
  readonly label: (choice: C) => string
  /** The worked example of a choice; null where there is none. */
  readonly example: (choice: C) => ReactNode
  readonly onChoose: (choice: C) => void
  readonly children?: ReactNode
}

function OptionGroup<C extends string>({
  title,
  choices,
  value,
  label,
  example,
  onChoose,
  children,
}: OptionGroupProps<C>) {
  const { t } = useTranslation('designerClocks')
  return (
    <Radio.Group
      label={title}
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((one) => one === chosen)
        if (choice !== undefined) onChoose(choice)
      }}
    >
      <div className={classes.choices}>
        {choices.map((choice) => {
          const said = example(choice)
          return (
            <Radio
              key={choice}
              size="xs"
              classNames={{ description: classes.example ?? '' }}
              value={choice}
              label={label(choice)}
              description={
                said === null ? undefined : (
                  <>
                    {t('options.example')}
                    {said}
                  </>
                )
              }
            />
          )
        })}
        {children}
      </div>
    </Radio.Group>
  )
}

function PauseChoice({ parts, edit, zone = 'UTC' }: ChoiceProps) {
  const { t } = useTranslation('designerClocks')
  const say = useInstantWords(zone)
  const { clock } = parts
  const paused = clock.pausedWhile ?? usualPause(clock)
  const kind = typeof paused === 'object' ? 'waiting' : paused
  const reasons = typeof paused === 'object' ? paused.waiting : ['customer']
  const valueOf = (choice: 'never' | 'any' | 'waiting'): PausedWhile =>
    choice === 'waiting' ? { waiting: reasons } : choice
  const example = (choice: 'never' | 'any' | 'waiting') => {
    const told = pauseExample(parts, valueOf(choice), 'customer')
    if (told === null) return null
    const params = {
      opened: say(told.openedAt),
      asked: say(told.askedAt),
      answered: say(told.answeredAt),
      due: say(told.dueAfterAt),
      before: say(told.dueAt),
    }
    return t(told.dueAfterAt === told.dueAt ? 'options.pause.sayStill' : 'options.pause.say', params)
  }
  return (
    <OptionGroup
      title={t('options.pause.title')}
      choices={['waiting', 'any', 'never']}
      value={kind}
      label={(choice) => t(`options.pause.${choice}`)}
      example={example}
      onChoose={(choice) => edit.patch({ pausedWhile: valueOf(choice) })}
    >
      {kind === 'waiting' && (
        <div className={classes.underChoice}>
          <ReasonsField
            label={t('options.pause.reasons')}
            description={clock.pausedWhile === undefined ? t('options.pause.usual') : undefined}
            known={knownReasons([clock], [])}
            value={reasons}
            onChange={(next) => next.length > 0 && edit.patch({ pausedWhile: { waiting: next } })}
          />
        </div>
      )}
    </OptionGroup>
  )
}

function TargetChoice({ parts, edit, zone = 'UTC' }: ChoiceProps) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const say = useInstantWords(zone)
  const value: OnTargetChange = parts.clock.onTargetChange ?? 'carry'
  const line = (choice: OnTargetChange, direction: 'raised' | 'lowered') => {
    const told = targetExample(parts, choice, direction)
    if (told === null) return null
    const params = {
      opened: say(told.openedAt),
      target: words.duration(told.target),
      changed: say(told.changedAt),
      newTarget: words.duration(told.newTarget),
      due: say(told.newDueAt),
    }
    return t(told.isLateAtOnce ? 'options.target.raisedLate' : 'options.target.raised', params)
  }
  const example = (choice: OnTargetChange) => {
    const [raised, lowered] = [line(choice, 'raised'), line(choice, 'lowered')]
    return raised === null ? null : (
      <>
        {raised}
        {lowered !== null && <span className={classes.second}>{lowered}</span>}
      </>
    )
  }
  const hasOneTime = targetExample(parts, 'carry', 'raised') === null && openedExample(parts) !== null
  return (
    <OptionGroup
      title={t('options.target.title')}
      choices={['carry', 'restart', 'fromChangeWhenRaised']}
      value={value}
      label={(choice) => t(`options.target.${choice}`)}
      example={example}
      onChoose={(onTargetChange) => edit.patch({ onTargetChange })}
    >
      {hasOneTime && <p className={classes.quiet}>{t('options.target.oneTime')}</p>}
    </OptionGroup>
  )
}

function ReopenChoice({ parts, edit, zone = 'UTC' }: ChoiceProps) {
  const { t } = useTranslation('designerClocks')
  const say = useInstantWords(zone)
  const value: OnReopen = parts.clock.onReopen ?? 'continue'
  const example = (choice: OnReopen) => {
    const told = reopenExample(parts, choice)
    if (told === null) return null
    const { state, instance, dueAt } = told.reading
    const params = {
      opened: say(told.openedAt),
      resolved: say(told.resolvedAt),
      reopened: say(told.reopenedAt),
      due: say(dueAt),
    }
    if (state !== 'running') return t('options.reopen.sayNever', params)
    return t(instance > 1 ? 'options.reopen.saySecond' : 'options.reopen.say', params)
  }
  return (
    <OptionGroup
      title={t('options.reopen.title')}
      choices={['continue', 'restart', 'newCycle', 'never']}
      value={value}
      label={(choice) => t(`options.reopen.${choice}`)}
      example={example}
      onChoose={(onReopen) => edit.patch({ onReopen })}
    />
  )
}

function CalendarChoice({ parts, edit, zone = 'UTC' }: ChoiceProps) {
  const { t } = useTranslation('designerClocks')
  const language = useLanguage()
  const say = useInstantWords(zone)
  const value: OnCalendarChange = parts.clock.onCalendarChange ?? 'apply'
  const counts = countedTime(parts.clock.targets) !== 'plain'
  const example = (choice: OnCalendarChange) => {
    const told = counts ? calendarExample(parts, choice) : null
    if (told === null) return null
    const params = {
      opened: say(told.openedAt),
      before: say(told.dueAt),
      date: dateInWords(told.closedDate, language),
      due: say(told.newDueAt),
    }
    return t(told.newDueAt === told.dueAt ? 'options.calendar.sayStill' : 'options.calendar.say', params)
  }
  return (
    <OptionGroup
      title={t('options.calendar.title')}
      choices={['apply', 'keep']}
      value={value}
      label={(choice) => t(`options.calendar.${choice}`)}
      example={example}
      onChoose={(onCalendarChange) => edit.patch({ onCalendarChange })}
    >
      {!counts && <p className={classes.quiet}>{t('options.nobodyCounts')}</p>}
    </OptionGroup>
  )
}

function dateInWords(date: string, language: 'en' | 'zh-CN'): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
  return format.format(Date.parse(`${date}T00:00:00Z`))
}
