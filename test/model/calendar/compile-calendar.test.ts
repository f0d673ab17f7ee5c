import { describe, expect, expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import type { calendarSchema } from '../../../model/calendar/calendar-schema.ts'
import { compileCalendar } from '../../../model/calendar/compile-calendar.ts'

const document = {
  kind: 'calendar',
  id: 'desk',
  name: { en: 'Desk', 'zh-CN': '客服台' },
  timeZone: 'Asia/Shanghai',
  hours: { mon: ['13:30-18:00', '09:00-12:00'], fri: ['22:00-06:00'] },
  holidays: [{ date: '2026-10-01' }, { date: '2026-02-14' }],
  exceptions: [
    { date: '2026-02-14', like: 'mon' },
    { date: '2026-01-04', hours: ['10:00-24:00'] },
  ],
  coversThrough: '2026-12-31',
}

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T

describe('compileCalendar', () => {
  it('gives plain numbers: intervals sorted, dates ascending, exceptions before holidays, nights whole', () => {
    const result = compileCalendar(document, { version: 3 })

    expect(result).toMatchObject({
      ok: true,
      issues: [],
      calendar: {
        id: 'desk',
        version: 3,
        name: document.name,
        timeZone: 'Asia/Shanghai',
        week: [
          [
            [540, 720],
            [810, 1080],
          ],
          [],
          [],
          [],
          [[1320, 1800]],
          [],
          [],
        ],
        dates: [
          { day: 20457, hours: [[600, 1440]] },
          {
            day: 20498,
            hours: [
              [540, 720],
              [810, 1080],
            ],
          },
          { day: 20727, hours: [] },
        ],
        coversThrough: '2026-12-31',
      },
    })
  })

  it('gives what survives JSON unchanged and stays small', () => {
    const result = compileCalendar({ ...document, timeZone: 'America/New_York' }, { version: null })

    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(JSON.stringify(result).length).toBeLessThan(10_000)
  })

  it('keeps warnings beside the calendar, and gives no calendar with errors', () => {
    expect(compileCalendar({ ...document, hours: { mon: ['09:00-23:59'] } }, { version: null })).toMatchObject({
      ok: true,
      issues: [{ code: 'calendar.ends-at-23-59' }],
    })
    expect(compileCalendar({ ...document, hours: {}, exceptions: [] }, { version: null })).toEqual({
      ok: false,
      issues: [expect.objectContaining({ code: 'calendar.never-open' })],
    })
    expect(compileCalendar(null, { version: null })).toMatchObject({ ok: false })
  })

  it('takes an id like the name of a method for what it is', () => {
    expect(compileCalendar({ ...document, id: 'constructor' }, { version: null })).toMatchObject({ ok: true })
  })
})

describe('calendarSchema', () => {
  it('describes exactly the document of the contract', () => {
    expectTypeOf<DeepReadonly<z.output<typeof calendarSchema>>>().toEqualTypeOf<DeepReadonly<CalendarDocument>>()
  })
})
