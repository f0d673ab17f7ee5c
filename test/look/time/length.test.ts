import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthText, partsOf, spanText } from '../../../look/time/length.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('a length in words', () => {
  it.each([
    [0, '0 s', '0 秒'],
    [1, '< 1 s', '不到 1 秒'],
    [999, '< 1 s', '不到 1 秒'],
    [-999, '< 1 s', '不到 1 秒'],
    [45_000, '45 s', '45 秒'],
    [4 * minute + 30_000, '4 min 30 s', '4 分钟 30 秒'],
    [42 * minute + 59_000, '42 min', '42 分钟'],
    [hour + 5 * minute, '1 h 5 min', '1 小时 5 分钟'],
    [2 * day + 3 * hour + 59 * minute, '2 d 3 h', '2 天 3 小时'],
    [7 * day, '7 d', '7 天'],
  ])('%i ms is said as %s and %s', (length, english, chinese) => {
    expect(lengthText(length, 'en')).toBe(english)
    expect(lengthText(length, 'zh-CN')).toBe(chinese)
  })

  it('never says more than there is, nor leaves out more than its smallest unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * day }), (length) => {
        const { days, hours, minutes, seconds } = partsOf(length)
        const said = days * day + hours * hour + minutes * minute + seconds * 1000
        const unit = length >= day ? hour : length >= 10 * minute ? minute : 1000

        expect(said).toBeLessThanOrEqual(length)
        expect(length - said).toBeLessThan(unit)
      }),
    )
  })

  it.each([
    [8 * hour, '8 h', '8 小时'],
    [day, '24 h', '24 小时'],
    [48 * hour + 5 * minute, '48 h 5 min', '48 小时 5 分钟'],
    [240 * hour + 5 * minute, '240 h', '240 小时'],
  ])('a span of a clock of %i ms is told in hours: %s, %s', (span, english, chinese) => {
    expect(spanText(span, 'en')).toBe(english)
    expect(spanText(span, 'zh-CN')).toBe(chinese)
  })

  it('drops the sign', () => {
    expect(lengthText(-65 * minute, 'en')).toBe('1 h 5 min')
  })
})
