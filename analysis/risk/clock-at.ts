import { alwaysOpen } from '../../core/calendar/always-open.ts'
import { elapsed } from '../../core/calendar/elapsed.ts'
import { resolveDuration } from '../../core/calendar/resolve-duration.ts'
import { calendarIdOf } from '../../core/clocks/calendar-of.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { ClockInstance } from '../../core/contract/state.ts'
import type { Duration } from '../../core/contract/time.ts'
import type { Calendars } from './case-history.ts'

/** A running promise at an instant: what was used of it, in its own time. */
export interface ClockAt {
  readonly isPaused: boolean
  readonly usedMs: number
  readonly budgetMs: number
  readonly calendar: CompiledCalendar
}

const plainUnits: ReadonlySet<string> = new Set(['minutes', 'hours', 'calendarDays'])

/**
 * A measurement of a clock at an instant, by the changes that it had gone through until then and nothing later; null where it neither ran
 * nor was paused, and where it was broken already. A calendar counts as its newest version says. Pure.
 */
export function clockAt(instance: ClockInstance, calendars: Calendars, at: number): ClockAt | null {
  if (instance.breachedAt !== null && instance.breachedAt <= at) return null
  let state: 'running' | 'paused' | 'over' = 'over'
  let target: Duration | null = null
  let countedFromAt = instance.startedAt
  let sinceAt = instance.startedAt
  let calendar = calendarOf(calendars, instance.calendar)
  let usedMs = 0
  const time = () => (target !== null && plainUnits.has(target.unit) ? alwaysOpen : calendar)
  const count = (untilAt: number) => {
    if (state === 'running') usedMs += elapsed(time(), sinceAt, untilAt)
    sinceAt = untilAt
  }
  for (const change of instance.changes) {
    if (change.at > at) break
    count(change.at)
    switch (change.what) {
      case 'started':
        state = 'running'
        target = change.target
        calendar = calendarOf(calendars, change.calendar)
        countedFromAt = change.countedFromAt
        sinceAt = change.countedFromAt
        break
      case 'paused':
        state = 'paused'
        break
      case 'resumed':
      case 'reopened':
        state = 'running'
        break
      case 'retargeted':
        target = change.target
        if (change.restarted) {
          usedMs = 0
          countedFromAt = change.at
        }
        break
      case 'restarted':
        state = 'running'
        usedMs = 0
        countedFromAt = change.at
        break
      case 'calendar':
        calendar = calendarOf(calendars, change.calendar)
        break
      case 'policy':
        break
      default:
        state = 'over'
    }
  }
  if (state === 'over' || target === null) return null
  count(at)
  const { budgetMs } = resolveDuration(calendar, countedFromAt, target)
  return { isPaused: (state as string) === 'paused', usedMs, budgetMs, calendar: time() }
}

/** When it was known whether a measurement would be kept; null while it is not. */
export function decidedAt({ breachedAt, state, stoppedAt, changes }: ClockInstance): number | null {
  if (breachedAt !== null) return breachedAt
  if (state === 'stopped') return stoppedAt
  return state === 'cancelled' ? (changes.at(-1)?.at ?? null) : null
}

function calendarOf(calendars: Calendars, key: string): CompiledCalendar {
  return calendars.get(calendarIdOf(key)) ?? alwaysOpen
}
