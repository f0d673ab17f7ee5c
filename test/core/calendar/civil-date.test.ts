import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfDay, dayOfDate, weekdayOf } from '../../../core/calendar/civil-date.ts'
import { formatInstant } from '../../../core/calendar/format-instant.ts'

const anyDay = fc.integer({ min: -719_528, max: 2_932_896 })

describe('civil dates', () => {
  it('are numbered as UTC dates are', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * 86_400_000)

        expect(dateOfDay(day)).toBe(date.toISOString().slice(0, 10))
        expect(dayOfDate(dateOfDay(day))).toBe(day)
        expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7)
      }),
    )
  })

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1900-02-29',
    '26-01-01',
    '2026-1-1',
    '',
  ])('do not include %j', (date) => {
    expect(dayOfDate(date)).toBeNull()
  })
})

describe('formatInstant', () => {
  it('writes what toISOString writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }), (at) => {
        expect(formatInstant(at)).toBe(new Date(at).toISOString())
      }),
    )
  })

  it.each([Number.NaN, 1e300, 0.5])('writes %d as a number', (at) => {
    expect(formatInstant(at)).toBe(String(at))
  })
})
