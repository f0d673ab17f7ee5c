import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openings } from '../../../core/calendar/openings.ts'
import type { CalendarDocument, CompiledCalendar } from '../../../core/contract/calendar.ts'
import { putOpening } from '../../../editor/calendars/edit-week.ts'
import { coverageOf } from '../../../editor/teams/coverage.ts'
import { compileCalendar } from '../../../model/calendar/compile-calendar.ts'
import { stretch } from '../calendars/calendar-edits.ts'

const wednesday = Date.UTC(2026, 10, 25, 12)

function compiled(document: Partial<CalendarDocument>): CompiledCalendar {
  const whole = { kind: 'calendar', id: 'c', timeZone: 'UTC', hours: {}, ...document }
  const result = compileCalendar(whole, { version: null })
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.calendar
}

const office = ['09:00-17:00']
const workdays = { mon: office, tue: office, wed: office, thu: office, fri: office }

describe('how the hours of a team fit those of a promise', () => {
  it('says on which days and when nobody is there although the promise counts', () => {
    const promise = compiled({ hours: { ...workdays, fri: ['09:00-20:00'], sat: ['09:00-12:00'] } })
    const { week, dates } = coverageOf(promise, compiled({ hours: workdays }), wednesday)

    expect(week.filter(({ gaps }) => gaps.length > 0)).toEqual([
      { day: 4, promised: [[540, 1200]], worked: [[540, 1020]], gaps: [[1020, 1200]] },
      { day: 5, promised: [[540, 720]], worked: [], gaps: [[540, 720]] },
    ])
    expect(dates).toEqual([])
  })

  it('compares instants, not what clocks on walls show: a team elsewhere works at other hours', () => {
    const promise = compiled({ timeZone: 'Asia/Shanghai', hours: { wed: office } })
    const { week } = coverageOf(promise, compiled({ timeZone: 'Asia/Tokyo', hours: { wed: office } }), wednesday)

    expect(week[2]).toMatchObject({ worked: [[480, 960]], gaps: [[960, 1020]] })
  })

  it('names the dates on which more is missing than every week, and none that both have off', () => {
    const promise = compiled({ hours: workdays, holidays: [{ date: '2026-12-25' }] })
    const holidays = [{ date: '2026-12-24' }, { date: '2026-12-25' }, { date: '2026-12-26' }, { date: '2026-11-25' }]
    const { dates } = coverageOf(promise, compiled({ hours: workdays, holidays }), wednesday)

    expect(dates).toEqual(['2026-12-24'])
  })

  it('splits what is promised into what is worked and what is missing, for any two calendars', () => {
    const week = fc.array(stretch, { minLength: 1, maxLength: 6 }).map((list) => {
      const empty = { kind: 'calendar', id: 'c', timeZone: 'UTC', hours: {} } as const
      return compiled(list.reduce<CalendarDocument>((calendar, bar) => putOpening(calendar, bar), empty))
    })
    fc.assert(
      fc.property(week, week, (promise, team) => {
        const covered = coverageOf(promise, team, wednesday).week
        const minutes = (calendar: CompiledCalendar) => {
          const monday = Date.UTC(2026, 10, 23)
          const all = [...openings(calendar, monday, monday + 7 * 86_400_000)]
          return new Set(
            all.flatMap(({ startAt, endAt }) =>
              Array.from({ length: (endAt - startAt) / 900_000 }, (_, index) => (startAt - monday) / 900_000 + index),
            ),
          )
        }
        const missing = [...minutes(promise)].filter((quarter) => !minutes(team).has(quarter))
        const gaps = covered.flatMap(({ day, gaps: list }) =>
          list.flatMap(([from, to]) =>
            Array.from({ length: (to - from) / 15 }, (_, index) => day * 96 + from / 15 + index),
          ),
        )
        expect(gaps).toEqual(missing)
      }),
      { numRuns: 15 },
    )
  })
})
