import { describe, expect, it } from 'vitest'
import { civilDateText, civilText, weekdayText } from '../../../look/time/civil-text.ts'

describe('civil time in words', () => {
  it.each([
    ['2026-10-01T13', 'hour', '13:00', '13:00'],
    ['2026-10-01', 'day', '1 Oct', '10月1日'],
    ['2026-09-28', 'week', '28 Sept', '9月28日'],
    ['2026-10-01', 'month', 'Oct 2026', '2026年10月'],
    ['2026-10-01', 'quarter', 'Q4 2026', '2026 年第 4 季度'],
    ['2026-01-01', 'year', '2026', '2026 年'],
  ] as const)('%s as %s is %s', (id, span, english, chinese) => {
    expect(civilText(id, span, 'en')).toBe(english)
    expect(civilText(id, span, 'zh-CN')).toBe(chinese)
  })

  it('is what it was where it is no date', () => {
    expect(civilText('yesterday', 'day', 'en')).toBe('yesterday')
  })

  it('names dates and weekdays in full', () => {
    expect([civilDateText('2026-10-01', 'en'), civilDateText('2026-10-01', 'zh-CN')]).toEqual([
      '1 Oct 2026',
      '2026年10月1日',
    ])
    expect([weekdayText(0, 'en'), weekdayText(6, 'zh-CN')]).toEqual(['Mon', '周日'])
  })
})
