import type { Explanation, ExplanationStep } from '../../core/contract/explanation.ts'
import type { Language } from '../../core/contract/language.ts'
import type { Duration, Instant, Millis } from '../../core/contract/time.ts'
import { why as english } from '../../locales/en/why.ts'
import { why as chinese } from '../../locales/zh-CN/why.ts'

const texts = { en: english, 'zh-CN': chinese } as const

type Params = Readonly<Record<string, string | number>>

function fill(text: string, params: Params): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs a hundred times what using it does, so they are kept: one for each language and zone. */
function formatFor(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(key, made)
  return made
}

/** An instant as people say it, in a zone: `Tue, 24 Nov 2026, 14:12`, `2026年11月24日周二 14:12`. */
export function instantInWords(at: Instant, language: Language, timeZone: string): string {
  return formatFor(language, timeZone).format(at)
}

/**
 * A length of time in its two largest units: `6 h 12 min`, `2 天 3 小时`. Open time is told in hours (`30 h`), since a day of it is not
 * as long as a day.
 */
export function spanInWords(ms: Millis, language: Language, largest: 'day' | 'hour' = 'day'): string {
  const { span } = texts[language]
  const seconds = Math.round(Math.abs(ms) / 1000)
  const parts: (readonly [number, string])[] = [
    [largest === 'day' ? Math.floor(seconds / 86_400) : 0, span.day],
    [Math.floor(seconds / 3600) % (largest === 'day' ? 24 : Number.POSITIVE_INFINITY), span.hour],
    [Math.floor(seconds / 60) % 60, span.minute],
    [seconds % 60, span.second],
  ]
  const first = parts.findIndex(([n]) => n > 0)
  if (first < 0) return fill(span.minute, { n: 0 })
  const shown = parts.slice(first, first + 2).filter(([n]) => n > 0)
  return shown.map(([n, text]) => fill(text, { n })).join(span.separator)
}

/** A duration of a policy in words: `8 business hours`, `2 个工作日`. */
export function durationInWords(duration: Duration, language: Language): string {
  const { unit } = texts[language]
  if (duration.unit === 'endOfBusinessDay' && duration.amount === 0) return unit.endOfToday
  return fill(unit[duration.unit], { n: duration.amount })
}

/** Why a clock says what it says, in one or two sentences; instants in the calendar's own zone. */
export function whyInWords({ reading, steps }: Explanation, language: Language): string {
  const t = texts[language]
  const say = (at: Instant | null) => (at === null ? '' : instantInWords(at, language, reading.calendar.timeZone))
  const pausedMs = steps.reduce((sum, step) => sum + (step.kind === 'pause' ? step.openMs : 0), 0)
  const largest = largestUnitBeside(reading.target)
  const changes = steps.filter((step) => step.kind === 'change').length
  const lost = lostBefore(reading, steps)
  const text = fill(t[sentenceOf(reading, lost !== null)], {
    due: say(reading.dueAt),
    start: say(reading.startedAt),
    since: say(reading.pausedSince),
    breached: say(reading.breachedAt),
    stopped: say(reading.stoppedAt),
    target: reading.target === null ? '' : durationInWords(reading.target, language),
    elapsed: spanInWords(reading.elapsedMs, language, largest),
    remaining: spanInWords(Math.max(0, reading.remainingMs ?? 0), language, largest),
    calendar: reading.calendar.id,
    pauses: pausedMs > 0 ? fill(t.pausesPart, { paused: spanInWords(pausedMs, language, largest) }) : '',
    changes: changes === 0 ? '' : fill(changes === 1 ? t.changePart : t.changesPart, { count: changes }),
    lost: say(lost?.at ?? null),
    lostTarget: lost === null ? '' : durationInWords(lost.target, language),
    newDue: reading.dueAt === null ? '' : fill(t.newDuePart, { due: say(reading.dueAt) }),
  })
  return reading.stoppedWhilePaused ? text + t.stoppedWhilePaused : text
}

/** Whether a target counts open time, and not all time. */
export function countsOpenTime(target: Duration | null): boolean {
  return target !== null && target.unit !== 'minutes' && target.unit !== 'hours' && target.unit !== 'calendarDays'
}

/** The largest unit to tell what was used of a target in: beside a promise in hours, 24 h 55 min must not read as a day. */
export function largestUnitBeside(target: Duration | null): 'day' | 'hour' {
  return target === null || target.unit === 'calendarDays' ? 'day' : 'hour'
}

type Breach = Extract<ExplanationStep, { kind: 'breach' }>

/** The breach of an earlier promise: the one that counts since was kept so far, or is another one. Null where what counts is what was broken. */
function lostBefore({ outcome, remainingMs, target }: Explanation['reading'], steps: Explanation['steps']) {
  if (outcome !== 'missed' || target === null) return null
  const last = steps.findLast((step): step is Breach => step.kind === 'breach')
  if (last === undefined) return null
  const isSame = last.target.amount === target.amount && last.target.unit === target.unit
  return isSame && (remainingMs ?? 0) <= 0 ? null : last
}

function sentenceOf(reading: Explanation['reading'], isLostBefore: boolean) {
  const isMissed = reading.outcome === 'missed'
  switch (reading.state) {
    case 'notStarted':
      return 'notStarted'
    case 'cancelled':
      return 'cancelled'
    case 'stopped':
      return isLostBefore ? 'missedBefore' : isMissed ? 'missed' : 'met'
    case 'paused':
      return isLostBefore ? 'pausedLateBefore' : isMissed ? 'pausedLate' : 'paused'
    case 'running':
      return isLostBefore ? 'lateBefore' : isMissed ? 'late' : reading.dueAt === null ? 'dueNever' : 'due'
  }
}

/** One step of an explanation in words; instants in the calendar's own zone. */
export function stepInWords(step: ExplanationStep, language: Language, timeZone: string): string {
  const t = texts[language].step
  const say = (at: Instant) => instantInWords(at, language, timeZone)
  switch (step.kind) {
    case 'start':
      return step.countedFromAt === step.at ? t.start : fill(t.startCounted, { from: say(step.countedFromAt) })
    case 'target':
      return fill(t.target, { target: durationInWords(step.target, language), row: step.row + 1 })
    case 'open':
      return fill(step.openings > 1 ? t.openMany : t.open, {
        counted: spanInWords(step.countedMs, language, 'hour'),
        openings: step.openings,
      })
    case 'closed':
      return t.closed
    case 'pause':
      return fill(t.pause, { open: spanInWords(step.openMs, language, 'hour') })
    case 'change':
      return changeInWords(step.change, language)
    case 'due':
      return t.due
    case 'breach':
      return fill(step.cause === 'retarget' ? t.breachRetarget : t.breach, {
        target: durationInWords(step.target, language),
        due: say(step.dueAt),
      })
    case 'stop':
      return step.whilePaused ? t.stopPaused : t.stop
  }
}

function changeInWords(change: Extract<ExplanationStep, { kind: 'change' }>['change'], language: Language): string {
  const t = texts[language].step
  if (change.what === 'retargeted') {
    const text = change.restarted ? t.retargetedRestart : change.fromStart ? t.retargetedFromStart : t.retargeted
    return fill(text, { target: durationInWords(change.target, language), row: change.row + 1 })
  }
  if (change.what === 'calendar') return fill(t.calendar, { calendar: change.calendar })
  if (change.what === 'policy' || change.what === 'restarted' || change.what === 'reopened') return t[change.what]
  return change.what === 'cancelled' ? t.cancelled : t.start
}
