import TinyQueue from 'tinyqueue'
import { nextOpenAt } from '../../core/calendar/next-open-at.ts'
import { openings } from '../../core/calendar/openings.ts'
import { dayAt } from '../../core/calendar/working-day.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { TeamProfile } from '../../core/contract/profile.ts'
import type { TeamSummary } from '../../core/contract/rehearsal.ts'
import type { Instant, Millis } from '../../core/contract/time.ts'
import { stretchesOfDay, type WeekRates, weekRates } from './day-rates.ts'

/** Work in the queue of a team. Lower keys come first; of equal ones, what came first. */
export interface Queued<W> {
  readonly work: W
  readonly key: number
  readonly order: number
  /** Taken out of the queue before its turn. */
  isWithdrawn: boolean
}

const everyDay = [0, 1, 2, 3, 4, 5, 6]

/** The people of a team: so many work at once, in the hours of a calendar; what they have begun they finish. */
export class TeamPool<W> {
  readonly calendar: CompiledCalendar
  /** How many people at most; null: as many as are needed. */
  readonly #capacity: number | null
  /** How many by time of day, where that differs. */
  readonly #rates: WeekRates | null
  readonly #queue = new TinyQueue<Queued<W>>([], (a, b) => a.key - b.key || a.order - b.order)
  #order = 0
  #waiting = 0
  #busy = 0
  #mostWaiting = 0
  #waitingSum = 0
  #waitingSince: Instant
  #handled = 0
  #workedMs = 0
  /** When the team looks at its queue again by itself; null: not before something happens. */
  wakesAt: Instant | null = null

  constructor(profile: TeamProfile, calendar: CompiledCalendar, beginsAt: Instant) {
    const { capacity } = profile
    this.calendar = calendar
    this.#capacity = typeof capacity === 'number' ? capacity : null
    this.#rates = typeof capacity === 'object' ? weekRates(everyDay.map(() => capacity)) : null
    this.#waitingSince = beginsAt
  }

  /** Whether work that comes in now may have to wait for somebody, so that its place in the queue matters. */
  hasOrder(at: Instant): boolean {
    return this.#isLimited && (this.#waiting > 0 || this.#busy >= this.#peopleAt(at))
  }

  get #isLimited(): boolean {
    return this.#capacity !== null || this.#rates !== null
  }

  /** Puts work into the queue. */
  add(work: W, key: number, at: Instant): Queued<W> {
    const queued = { work, key, order: this.#order++, isWithdrawn: false }
    this.#queue.push(queued)
    this.#count(at, 1)
    return queued
  }

  /** Takes work out of the queue that nobody has taken. */
  withdraw(queued: Queued<W>, at: Instant): void {
    queued.isWithdrawn = true
    this.#count(at, -1)
  }

  /** The work that somebody takes up now; null when nobody is free or at work, or nothing waits. */
  take(at: Instant): W | null {
    if (this.#waiting === 0 || this.#busy >= this.#peopleAt(at)) return null
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) {
      if (next.isWithdrawn) continue
      this.#count(at, -1)
      this.#busy += 1
      return next.work
    }
    return null
  }

  /** Somebody has ended, or was stopped after some time of work. */
  release(workedMs: Millis, isDone: boolean): void {
    this.#busy -= 1
    this.#workedMs += workedMs
    if (isDone) this.#handled += 1
  }

  /**
   * The next instant at which more people may be there than now, while something waits; null when none is needed: somebody who ends
   * looks at the queue anyway.
   */
  nextChangeAt(at: Instant): Instant | null {
    if (this.#waiting === 0) return null
    const openAt = nextOpenAt(this.calendar, at)
    if (openAt === null || openAt > at) return openAt
    return this.#rates === null ? null : this.#nextRateAt(at, this.#rates)
  }

  summary(from: Instant, to: Instant): TeamSummary {
    this.#count(to, 0)
    const availableMs = this.#availableMs(from, to)
    const spanMs = to - from
    return {
      handled: this.#handled,
      workedMs: this.#workedMs,
      availableMs,
      utilisation: availableMs === null || availableMs === 0 ? null : rounded(this.#workedMs / availableMs),
      queue: {
        mean: spanMs === 0 ? 0 : rounded(this.#waitingSum / spanMs),
        max: Math.max(this.#mostWaiting, this.#waiting),
      },
    }
  }

  #count(at: Instant, by: number): void {
    if (at > this.#waitingSince) {
      this.#waitingSum += this.#waiting * (at - this.#waitingSince)
      this.#waitingSince = at
      // Work that is taken up at once has not waited.
      if (this.#waiting > this.#mostWaiting) this.#mostWaiting = this.#waiting
    }
    this.#waiting += by
  }

  #peopleAt(at: Instant): number {
    const openAt = nextOpenAt(this.calendar, at)
    if (openAt === null || openAt > at) return 0
    if (this.#rates === null) return this.#capacity ?? Number.POSITIVE_INFINITY
    return this.#rateAt(at, this.#rates)
  }

  #rateAt(at: Instant, rates: WeekRates): number {
    const day = dayAt(this.calendar, at)
    return (
      stretchesOfDay(rates, this.calendar.zone, day).find(({ startAt, endAt }) => startAt <= at && at < endAt)?.rate ??
      0
    )
  }

  #nextRateAt(at: Instant, rates: WeekRates): Instant | null {
    const day = dayAt(this.calendar, at)
    for (const each of [day, day + 1, day + 2]) {
      const next = stretchesOfDay(rates, this.calendar.zone, each).find(({ startAt }) => startAt > at)
      if (next !== undefined) return next.startAt
    }
    return null
  }

  #availableMs(from: Instant, to: Instant): Millis | null {
    if (!this.#isLimited) return null
    let sum = 0
    for (const { startAt, endAt } of openings(this.calendar, from, to)) {
      if (this.#rates === null) sum += (endAt - startAt) * (this.#capacity ?? 0)
      else sum += ratedMs(this.#rates, this.calendar, startAt, endAt)
    }
    return sum
  }
}

function ratedMs(rates: WeekRates, calendar: CompiledCalendar, from: Instant, to: Instant): Millis {
  let sum = 0
  for (let day = dayAt(calendar, from); day <= dayAt(calendar, to); day++) {
    for (const { startAt, endAt, rate } of stretchesOfDay(rates, calendar.zone, day)) {
      sum += Math.max(0, Math.min(endAt, to) - Math.max(startAt, from)) * rate
    }
  }
  return sum
}

const tenThousand = 10_000

/** Four decimals: what lies beyond says nothing, and would make results harder to compare. */
function rounded(value: number): number {
  return Math.round(value * tenThousand) / tenThousand
}
