import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { advance } from '../../../core/calendar/advance.ts'
import { elapsed } from '../../../core/calendar/elapsed.ts'
import { isOpenAt } from '../../../core/calendar/is-open-at.ts'
import { nextOpenAt } from '../../../core/calendar/next-open-at.ts'
import { openings } from '../../../core/calendar/openings.ts'
import { earliestAt, latestAt } from '../../../core/calendar/range.ts'
import { resolveDuration } from '../../../core/calendar/resolve-duration.ts'
import { type CalendarDocument, weekdays } from '../../../core/contract/calendar.ts'
import { compileCalendar } from '../../../model/calendar/compile-calendar.ts'
import { plainElapsed, plainOpenings } from './plain-calendar.ts'

const day = 86_400_000
const hour = 3_600_000

/** Zones with gaps at midnight, half-hour and two-hour changes, a skipped date, odd offsets, and none of all that. */
const restlessZones = [
  'America/New_York',
  'Europe/Berlin',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Havana',
  'America/Santiago',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'UTC',
]

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15)
const text = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const interval = fc
  .tuple(time, fc.integer({ min: 1, max: 95 }))
  .map(([from, quarters]) => `${text(from)}-${text((from + quarters * 15) % 1440).replace(/^00:00$/, '24:00')}`)

/** An instant near one at which some zone moved its clocks, or anywhere. */
const instant = fc.oneof(
  fc.integer({ min: earliestAt + 60 * day, max: latestAt - 60 * day }),
  fc
    .tuple(
      fc.constantFrom(
        '2011-12-30T10:00:00Z',
        '2026-03-29T01:00:00Z',
        '2026-11-01T05:00:00Z',
        '2027-03-14T07:00:00Z',
        '1987-10-25T02:31:00Z',
        '2024-04-26T00:00:00Z',
      ),
      fc.integer({ min: -6 * day, max: 6 * day }),
    )
    .map(([near, offset]) => Date.parse(near) + offset),
)

const scene = fc
  .record({
    zone: fc.constantFrom(...restlessZones),
    week: fc.array(fc.option(fc.oneof(interval, fc.constant('00:00-24:00')), { nil: undefined }), {
      minLength: 7,
      maxLength: 7,
    }),
    at: instant,
    closed: fc.array(fc.integer({ min: -8, max: 12 }), { maxLength: 4 }),
    replaced: fc.uniqueArray(fc.tuple(fc.integer({ min: -8, max: 12 }), interval), {
      maxLength: 3,
      selector: ([offset]) => offset,
    }),
  })
  .map(({ zone, week, at, closed, replaced }) => {
    const dateAt = (offset: number) => new Date(at + offset * day).toISOString().slice(0, 10)
    const document: CalendarDocument = {
      kind: 'calendar',
      id: 'c',
      timeZone: zone,
      hours: Object.fromEntries(weekdays.flatMap((weekday, index) => (week[index] ? [[weekday, [week[index]]]] : []))),
      holidays: [...new Set(closed)].map((offset) => ({ date: dateAt(offset) })),
      exceptions: replaced.map(([offset, hours]) => ({ date: dateAt(offset), hours: [hours] })),
    }
    return { document, at, compiled: compileCalendar(document, { version: null }) }
  })
  .filter(({ compiled }) => compiled.ok)
  .map(({ document, at, compiled }) => {
    if (!compiled.ok) throw new Error('filtered')
    return { document, at, calendar: compiled.calendar }
  })

describe('core/calendar agrees with a plain walk on Temporal', () => {
  it('on the openings, and on what elapsed', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 14 * day }), ({ document, at, calendar }, length) => {
        expect([...openings(calendar, at, at + length)]).toEqual(plainOpenings(document, at, at + length))
        expect(elapsed(calendar, at, at + length)).toBe(plainElapsed(document, at, at + length))
      }),
      { numRuns: 250 },
    )
  })

  it('on the first open instant', () => {
    fc.assert(
      fc.property(scene, ({ document, at, calendar }) => {
        const first = plainOpenings(document, at, at + 21 * day)[0]
        fc.pre(first !== undefined)

        expect(nextOpenAt(calendar, at)).toBe(first?.startAt)
        expect(isOpenAt(calendar, at)).toBe(first?.startAt === at)
      }),
      { numRuns: 150 },
    )
  })

  it('on calendar days', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 1, max: 40 }), ({ at, calendar }, days) => {
        const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.timeZone)

        expect(resolveDuration(calendar, at, { amount: days, unit: 'calendarDays' }).dueAt).toBe(
          start.toPlainDateTime().add({ days }).toZonedDateTime(calendar.timeZone).epochMilliseconds,
        )
      }),
      { numRuns: 300 },
    )
  })
})

describe('the laws of open time', () => {
  const budget = fc.integer({ min: 1, max: 400 * hour })

  it('advance and elapsed undo each other, and nothing earlier would do', () => {
    fc.assert(
      fc.property(scene, budget, ({ at, calendar }, budgetMs) => {
        const dueAt = advance(calendar, at, budgetMs)
        fc.pre(dueAt !== null)

        expect(elapsed(calendar, at, dueAt)).toBe(budgetMs)
        expect(elapsed(calendar, at, dueAt - 1)).toBe(budgetMs - 1)
      }),
      { numRuns: 500 },
    )
  })

  it('elapsed adds up over any split', () => {
    const lengths = fc.tuple(fc.integer({ min: 0, max: 59 * day }), fc.integer({ min: 0, max: 59 * day }))
    fc.assert(
      fc.property(scene, lengths, ({ at, calendar }, [before, after]) => {
        const from = at - before

        expect(elapsed(calendar, from, at) + elapsed(calendar, at, at + after)).toBe(
          elapsed(calendar, from, at + after),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('advance is monotone, in the start and in the budget', () => {
    fc.assert(
      fc.property(scene, budget, fc.integer({ min: 0, max: 20 * day }), ({ at, calendar }, budgetMs, later) => {
        const due = (start: number, ms: number) => advance(calendar, start, ms) ?? Number.POSITIVE_INFINITY

        expect(due(at + later, budgetMs)).toBeGreaterThanOrEqual(due(at, budgetMs))
        expect(due(at, budgetMs + later)).toBeGreaterThanOrEqual(due(at, budgetMs))
      }),
      { numRuns: 500 },
    )
  })

  it('a due instant is breached at the next open instant, from which more would elapse', () => {
    fc.assert(
      fc.property(scene, budget, ({ at, calendar }, budgetMs) => {
        const dueAt = advance(calendar, at, budgetMs)
        const breachesAt = dueAt === null ? null : nextOpenAt(calendar, dueAt)
        fc.pre(breachesAt !== null)

        expect(elapsed(calendar, at, breachesAt)).toBe(budgetMs)
        expect(elapsed(calendar, at, breachesAt + 1)).toBe(budgetMs + 1)
      }),
      { numRuns: 300 },
    )
  })

  it('openings are disjoint, do not touch, and add up to what elapsed', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 59 * day }), ({ at, calendar }, length) => {
        const list = [...openings(calendar, at, at + length)]
        const gaps = list.slice(1).map(({ startAt }, index) => startAt - (list[index]?.endAt ?? 0))

        expect(gaps.every((gap) => gap > 0)).toBe(true)
        expect(list.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0)).toBe(
          elapsed(calendar, at, at + length),
        )
      }),
      { numRuns: 300 },
    )
  })
})
