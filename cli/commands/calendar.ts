import { alwaysOpen } from '../../core/calendar/always-open.ts'
import { dateOfDay } from '../../core/calendar/civil-date.ts'
import { formatInstant } from '../../core/calendar/format-instant.ts'
import { openingsOfDate } from '../../core/calendar/openings.ts'
import { dueWithPauses, elapsedUnpaused, type Pause } from '../../core/calendar/pauses.ts'
import { latestAt } from '../../core/calendar/range.ts'
import { resolveDuration } from '../../core/calendar/resolve-duration.ts'
import { dayAt } from '../../core/calendar/working-day.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { type Duration, durationUnits, type Instant } from '../../core/contract/time.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import { amountProblem } from '../../model/document/atom-schemas.ts'
import { makeIssue } from '../../model/document/issue.ts'
import { shown } from '../../model/document/shown.ts'
import { inLanguage } from '../../model/words/message.ts'
import { commandNamed, noPositionals, numberOf, oneOf, readArguments, required } from '../arguments.ts'
import { calendarInWords } from '../calendar-in-words.ts'
import type { Command } from '../commands.ts'
import { answer, type Io } from '../io.ts'
import { readDocument } from '../read-document.ts'
import { invalidDocument, Refusal, wrongUse } from '../refusal.ts'
import { calendarImportCommand } from './calendar-import.ts'

/** `pledge calendar due | elapsed | open | import`: what a calendar file says about one span of time. Needs nothing running. */
export const calendarCommand: Command = async ([name, ...args], io) => {
  if (name === '-h' || name === '--help' || args.includes('--help')) {
    const usage = calendarInWords(io.language).usage()
    answer(io, { usage }, () => usage)
    return 0
  }
  const subcommand = commandNamed({ due, elapsed, open, import: calendarImportCommand }, name)
  return await subcommand(args, io)
}

const due: Command = async (args, io) => {
  const { options, positionals } = readArguments(args, {
    calendar: 'text',
    from: 'text',
    amount: 'text',
    unit: 'text',
    pause: 'texts',
  })
  noPositionals(positionals)
  const file = required('calendar', options.calendar)
  const fromAt = instant('from', required('from', options.from))
  const duration = durationOf(required('amount', options.amount), required('unit', options.unit))
  const pauses = options.pause.map(pauseOf)
  const { calendar, issues } = await compiledFile(file)

  const resolved = resolveDuration(calendar, fromAt, duration)
  const { dueAt, breachesAt } = dueWithPauses(calendar, fromAt, resolved, pauses)
  if (dueAt === null) throw wrongUse('calendar.never-due', { latest: formatInstant(latestAt) })
  const counted = resolved.basis === 'open' ? calendar : alwaysOpen
  const value = {
    dueAt: formatInstant(dueAt),
    breachesAt: breachesAt === null ? null : formatInstant(breachesAt),
    budgetMs: resolved.budgetMs,
    ...warningsOf([...issues, ...coverageIssues(counted, dueAt)], io),
  }
  answer(io, value, () => calendarInWords(io.language).due(calendar, dueAt, breachesAt, resolved.budgetMs))
  tellWarnings(value, io)
  return 0
}

const elapsed: Command = async (args, io) => {
  const { options, positionals } = readArguments(args, { calendar: 'text', from: 'text', to: 'text', pause: 'texts' })
  noPositionals(positionals)
  const file = required('calendar', options.calendar)
  const fromAt = instant('from', required('from', options.from))
  const toAt = instant('to', required('to', options.to))
  if (toAt < fromAt) throw wrongUse('cli.reversed-interval', { from: formatInstant(fromAt), to: formatInstant(toAt) })
  const pauses = options.pause.map(pauseOf)
  const { calendar, issues } = await compiledFile(file)

  const elapsedMs = elapsedUnpaused(calendar, fromAt, toAt, pauses)
  const value = { elapsedMs, ...warningsOf(issues, io) }
  answer(io, value, () => calendarInWords(io.language).elapsed(elapsedMs))
  tellWarnings(value, io)
  return 0
}

const open: Command = async (args, io) => {
  const { options, positionals } = readArguments(args, { calendar: 'text', date: 'text' })
  noPositionals(positionals)
  const file = required('calendar', options.calendar)
  const date = required('date', options.date)
  const { calendar, issues } = await compiledFile(file)

  const openings = openingsOfDate(calendar, date)
  const minutes = openings.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0) / 60_000
  const intervals = openings.map(({ startAt, endAt }) => ({ from: formatInstant(startAt), to: formatInstant(endAt) }))
  const value = { intervals, minutes, ...warningsOf(issues, io) }
  answer(io, value, () => calendarInWords(io.language).open(calendar, openings))
  tellWarnings(value, io)
  return 0
}

async function compiledFile(file: string): Promise<{ calendar: CompiledCalendar; issues: readonly Issue[] }> {
  const parsed = await readDocument(file)
  if (!parsed.ok) throw invalidDocument(file, parsed.issues)
  const compiled = compileCalendar(parsed.value, { version: null })
  if (!compiled.ok) throw invalidDocument(file, compiled.issues, parsed.locate)
  return compiled
}

function instant(option: string, text: string): Instant {
  const at = parseInstant(text)
  if (at === null) throw wrongUse('cli.bad-instant', { option: `--${option}`, found: shown(text) })
  return at
}

function durationOf(amountText: string, unitText: string): Duration {
  const amount = numberOf('amount', amountText)
  const unit = oneOf('unit', unitText, durationUnits)
  const wrong = amountProblem(amount, unit)
  if (wrong !== null) throw new Refusal(2, wrong.params.code, wrong.params.params)
  return { amount, unit }
}

function pauseOf(text: string): Pause {
  const [from = '', to = '', ...more] = text.split('/')
  const fromAt = parseInstant(from)
  const toAt = parseInstant(to)
  if (fromAt === null || toAt === null || more.length > 0) throw wrongUse('cli.bad-pause', { found: shown(text) })
  if (toAt < fromAt) throw wrongUse('cli.reversed-interval', { from, to })
  return { fromAt, toAt }
}

/** Holidays that nobody has entered yet could still move it. */
function coverageIssues(calendar: CompiledCalendar, dueAt: Instant): Issue[] {
  const date = dateOfDay(dayAt(calendar, dueAt))
  if (calendar.coversThrough === null || date <= calendar.coversThrough) return []
  return [makeIssue('calendar.due-after-coverage', '/coversThrough', { date, coversThrough: calendar.coversThrough })]
}

interface WithWarnings {
  readonly warnings?: readonly Issue[]
}

function warningsOf(issues: readonly Issue[], io: Io): WithWarnings {
  return issues.length === 0 ? {} : { warnings: issues.map((issue) => inLanguage(issue, io.language)) }
}

function tellWarnings({ warnings = [] }: WithWarnings, io: Io): void {
  if (!io.isJson) for (const warning of warnings) io.err(`pledge: ${warning.message}`)
}
