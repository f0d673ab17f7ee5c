import { describe, expect, it } from 'vitest'
import { offsetText, zoneChoice, zonesFor } from '../../../editor/calendars/zones.ts'
import { zoneCities } from '../../../locales/zh-CN/zone-cities.ts'
import { isZoneName } from '../../../model/calendar/read-zone.ts'

const winter = Date.UTC(2026, 0, 15)
const zones = ['Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Asia/Tokyo']

describe('the Chinese names of cities', () => {
  it('are those of zones that there are, in Chinese', () => {
    const wrong = Object.entries(zoneCities).filter(([zone, city]) => !isZoneName(zone) || /[a-z]/i.test(city))
    expect(wrong).toEqual([])
  })
})

describe('time zones to choose from', () => {
  const choices = zones.map((zone) => zoneChoice(zone, 'zh-CN', winter))
  const found = (typed: string) => zonesFor(choices, typed).map(({ zone }) => zone)

  it.each([
    ['纽约', ['America/New_York']],
    ['new york', ['America/New_York']],
    ['eastern', ['America/New_York']],
    ['日本', ['Asia/Tokyo']],
    ['utc+8', ['Asia/Shanghai']],
    ['asia/tok', ['Asia/Tokyo']],
    ['nowhere at all', []],
  ])('are found by %s', (typed, expected) => {
    expect(found(typed)).toEqual(expected)
  })

  it('are all there when nothing is typed, and found by their own label', () => {
    expect(found('')).toEqual(zones)
    expect(found(choices[1]?.label ?? '')).toEqual(['America/New_York'])
  })

  it('are called as people of a language call them, with the offset', () => {
    expect(zoneChoice('America/New_York', 'en', winter).label).toBe('New York · Eastern Time (UTC−5)')
    expect(choices[1]?.label).toBe('纽约 · 北美东部时间 (UTC−5)')
    expect(choices[2]?.label).toContain('(UTC+5:30)')
  })

  it('say their offset at an instant; a zone that is none has no name and no offset', () => {
    expect(offsetText('America/New_York', winter)).toBe('UTC−5')
    expect(offsetText('America/New_York', Date.UTC(2026, 6, 1))).toBe('UTC−4')
    expect(offsetText('UTC', winter)).toBe('UTC')
    expect(offsetText('Mars/Olympus', winter)).toBe('')
    expect(zoneChoice('Mars/Olympus', 'en', winter).label).toBe('Olympus (UTC)')
  })
})
