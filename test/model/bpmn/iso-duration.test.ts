import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromIsoDuration, toIsoDuration } from '../../../model/bpmn/iso-duration.ts'

describe('a duration of ISO 8601', () => {
  it.each([
    ['PT30M', 30, 'minutes', true],
    ['PT90M', 90, 'minutes', true],
    ['PT4H', 4, 'hours', true],
    ['P2D', 2, 'calendarDays', true],
    ['P1W', 7, 'calendarDays', true],
    ['P1DT12H', 36, 'hours', true],
    ['PT30S', 0.5, 'minutes', true],
    ['PT20S', 0.334, 'minutes', false],
    ['P1M', 30, 'calendarDays', false],
    ['P1Y', 365, 'calendarDays', false],
  ] as const)('%s is %d %s', (text, amount, unit, isExact) => {
    expect(fromIsoDuration(text)).toEqual({ duration: { amount, unit }, isExact })
  })

  it.each(['', 'P', 'PT', 'PT0S', '4h', '${time}', 'PT-1H', 'P9999999D', 'R/PT1H'])('is none: %s', (text) => {
    expect(fromIsoDuration(text)).toBeNull()
  })

  it('is read as it was written, for all time on the wall clock', () => {
    const duration = fc.oneof(
      fc.record({ amount: fc.integer({ min: 1, max: 10_000 }), unit: fc.constant('calendarDays' as const) }),
      fc.record({ amount: fc.integer({ min: 1, max: 10_000 }), unit: fc.constant('hours' as const) }),
      fc.record({
        amount: fc.integer({ min: 1, max: 1_000_000 }).map((thousandths) => thousandths / 1000),
        unit: fc.constant('minutes' as const),
      }),
    )
    fc.assert(
      fc.property(duration, (given) => {
        const read = fromIsoDuration(toIsoDuration(given) ?? '')
        const minutesIn = (one: { amount: number; unit: string }) =>
          one.amount * (one.unit === 'hours' ? 60 : one.unit === 'minutes' ? 1 : 1440)

        expect(read?.isExact).toBe(true)
        expect(minutesIn(read?.duration ?? { amount: 0, unit: '' })).toBeCloseTo(minutesIn(given), 9)
      }),
    )
  })

  it('says nothing of open time', () => {
    expect(toIsoDuration({ amount: 4, unit: 'businessHours' })).toBeNull()
  })
})
