import { describe, expect, it } from 'vitest'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import { closedGaps } from '../../../model/calendar/closed-gaps.ts'

const gapsOf = (hours: CalendarDocument['hours']) =>
  closedGaps({ kind: 'calendar', id: 'desk', timeZone: 'Asia/Shanghai', hours })
const everyDay = (...hours: string[]) => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
  sat: hours,
  sun: hours,
})

describe('the stretches in which a calendar is closed', () => {
  it('are nights and week-ends', () => {
    const hours = ['09:00-12:00', '13:30-18:00']
    const gaps = gapsOf({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours })

    expect(gaps).toEqual({ overnight: 15 * 60, longest: 63 * 60 })
  })

  it('are none where it never closes', () => {
    expect(gapsOf(everyDay('00:00-24:00'))).toEqual({ overnight: 0, longest: 0 })
    expect(gapsOf(everyDay('08:00-20:00', '20:00-08:00'))).toEqual({ overnight: 0, longest: 0 })
  })

  it('run from the end of a night to the next one, also over Sunday', () => {
    expect(gapsOf(everyDay('22:00-06:00'))).toEqual({ overnight: 16 * 60, longest: 16 * 60 })
  })

  it('are the rest of the week for one opening', () => {
    expect(gapsOf({ wed: ['10:00-11:00'] })).toEqual({ overnight: 0, longest: 167 * 60 })
    expect(gapsOf({})).toEqual({ overnight: 0, longest: 0 })
  })
})
