import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervalText, parseInterval } from '../../../model/calendar/parse-interval.ts'

const time = fc.integer({ min: 0, max: 1439 })

describe('parseInterval', () => {
  it('and intervalText undo each other', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: 1439 }), (from, length) => {
        const parsed = parseInterval(intervalText([from, from + length]))

        expect(parsed).toEqual({ ok: true, interval: [from, from + length] })
      }),
    )
  })

  it.each([
    ['09:00-17:00', [540, 1020]],
    ['22:00-06:00', [1320, 1800]],
    ['22:00-00:00', [1320, 1440]],
    ['00:00-24:00', [0, 1440]],
  ])('reads %s', (text, interval) => {
    expect(parseInterval(text)).toEqual({ ok: true, interval })
  })

  it.each(['09:00', '09:00–17:00', '09:00-17:60', ' 09:00-17:00', '0900-1700', '09:00-17:00-18:00', '９:00-17:00', ''])(
    'refuses %j',
    (text) => {
      expect(parseInterval(text)).toEqual({ ok: false, code: 'calendar.bad-interval' })
    },
  )

  it.each(['00:00-00:00', '12:00-12:00'])('calls %s empty', (text) => {
    expect(parseInterval(text)).toEqual({ ok: false, code: 'calendar.zero-length' })
  })
})
