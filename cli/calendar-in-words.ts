import { offsetAt } from '../core/calendar/zone-offsets.ts'
import type { CompiledCalendar, Opening } from '../core/contract/calendar.ts'
import type { Language } from '../core/contract/language.ts'
import type { Instant, Millis } from '../core/contract/time.ts'
import { calendar as english } from '../locales/en/cli/calendar.ts'
import { calendar as chinese } from '../locales/zh-CN/cli/calendar.ts'

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

/** The answers of `pledge calendar` as people read them, in the calendar's local time. */
export function calendarInWords(language: Language) {
  const words = texts[language]
  const row = (name: string, value: string) => `${name}${' '.repeat(Math.max(1, 12 - widthOf(name)))}${value}`
  const length = (ms: Millis) => lengthText(ms, words)
  return {
    usage: () => words.usage,
    due: (calendar: CompiledCalendar, dueAt: Instant, breachesAt: Instant | null, budgetMs: Millis) =>
      [
        row(words.due, localText(calendar, dueAt)),
        row(words.breaches, breachesAt === null ? words.never : localText(calendar, breachesAt)),
        row(words.budget, length(budgetMs)),
      ].join('\n'),
    imported: (values: Readonly<Record<string, string | number | null>>) =>
      words.imported.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? words.unknown)),
    elapsed: (elapsedMs: Millis) => row(words.elapsed, length(elapsedMs)),
    open: (calendar: CompiledCalendar, openings: readonly Opening[]) => {
      if (openings.length === 0) return words.closed
      const totalMs = openings.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0)
      const lines = openings.map(
        ({ startAt, endAt }) => `  ${localText(calendar, startAt)}  –  ${localText(calendar, endAt)}`,
      )
      return [row(words.open, length(totalMs)), ...lines].join('\n')
    },
  }
}

/** `2026-12-01 15:15 -05:00`; seconds only where there are some. */
function localText({ zone }: CompiledCalendar, at: Instant): string {
  const offsetMs = offsetAt(zone, at)
  const [date, time = ''] = new Date(at + offsetMs).toISOString().split('T')
  const shownTime = at % 60_000 === 0 ? time.slice(0, 5) : time.replace(/(?:\.000)?Z$/, '')
  const minutes = Math.round(Math.abs(offsetMs) / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date} ${shownTime} ${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function lengthText(ms: Millis, words: typeof english): string {
  const hours = Math.floor(ms / 3_600_000)
  const minutes = Math.floor((ms % 3_600_000) / 60_000)
  const seconds = (ms % 60_000) / 1000
  const parts = [
    [hours, words.hours],
    [minutes, words.minutes],
    [seconds, words.seconds],
  ] as const
  const given = parts.filter(([value]) => value > 0)
  return (given.length === 0 ? [parts[1]] : given).map(([value, unit]) => `${value} ${unit}`).join(' ')
}

/** Columns a text takes in a terminal, where Chinese characters are twice as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0)
}
