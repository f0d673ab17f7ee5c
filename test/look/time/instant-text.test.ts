import { describe, expect, it } from 'vitest'
import { daysFromNow, exactInstants, isKnownZone, shortInstant } from '../../../look/time/instant-text.ts'

const english = { yesterday: 'yesterday', tomorrow: 'tomorrow' }
const chinese = { yesterday: '昨天', tomorrow: '明天' }
const now = Date.parse('2026-11-24T10:00:00+08:00')
const at = (text: string) => Date.parse(text)

describe('times as people say them', () => {
  it.each([
    ['2026-11-24T14:12:00+08:00', '14:12', '14:12'],
    ['2026-11-25T09:00:00+08:00', 'tomorrow 09:00', '明天 09:00'],
    ['2026-11-23T23:59:00+08:00', 'yesterday 23:59', '昨天 23:59'],
    ['2026-11-27T09:00:00+08:00', 'Fri 09:00', '周五 09:00'],
    ['2026-12-24T00:00:00+08:00', '24 Dec 00:00', '12月24日 00:00'],
    ['2028-01-02T08:30:00+08:00', '2 Jan 2028 08:30', '2028年1月2日 08:30'],
  ])('%s is %s, in Chinese %s', (instant, inEnglish, inChinese) => {
    expect(shortInstant(at(instant), now, 'en', english, 'Asia/Shanghai')).toBe(inEnglish)
    expect(shortInstant(at(instant), now, 'zh-CN', chinese, 'Asia/Shanghai')).toBe(inChinese)
  })

  it('counts days by the civil dates of the zone, not by 24 hours', () => {
    const lateEvening = at('2026-11-24T23:30:00+08:00')
    const nextMorning = at('2026-11-25T00:10:00+08:00')

    expect(daysFromNow(nextMorning, lateEvening, 'Asia/Shanghai')).toBe(1)
    expect(daysFromNow(nextMorning, lateEvening, 'UTC')).toBe(0)
  })

  it('shows the exact instant once where the reader is in the calendar’s zone, else in both zones', () => {
    const due = at('2026-11-24T14:12:00+08:00')

    expect(exactInstants(due, 'en', 'Asia/Shanghai', 'Asia/Shanghai')).toHaveLength(1)
    expect(exactInstants(due, 'en', 'America/New_York', 'Asia/Shanghai')).toEqual([
      'Tue, 24 Nov 2026, 14:12:00 (Asia/Shanghai)',
      'Tue, 24 Nov 2026, 01:12:00 (America/New_York)',
    ])
  })

  it('tells zones that exist from texts that are none', () => {
    expect(isKnownZone('Europe/Vienna')).toBe(true)
    expect(isKnownZone('Moon/Tranquility')).toBe(false)
  })
})
