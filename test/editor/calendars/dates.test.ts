import { describe, expect, it } from 'vitest'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import { askCalendar, dueOf, instantOfLocal, localTimeText } from '../../../editor/calendars/ask-calendar.ts'
import { nameDates, planOf, setCoversThrough, setDates } from '../../../editor/calendars/edit-dates.ts'
import { importHolidayFile } from '../../../editor/calendars/import-file.ts'
import { datesBetween, daysOfYear, daysOn, knowledgeOf, zoneChangesOf } from '../../../editor/calendars/year.ts'
import { compileCalendar } from '../../../model/calendar/compile-calendar.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const shanghai = templateWorkspace('complaint').documents['calendar/support-shanghai'] as CalendarDocument
const nights: CalendarDocument = {
  kind: 'calendar',
  id: 'ny',
  timeZone: 'America/New_York',
  hours: { sat: ['22:00-06:00'], mon: ['09:00-17:00'] },
  holidays: [{ date: '2026-12-28', name: 'Closed' }],
  exceptions: [{ date: '2026-12-21', hours: ['09:00-12:00'], name: 'half day' }],
}

function compiled(document: CalendarDocument) {
  const result = compileCalendar(document, { version: null })
  if (!result.ok) throw new Error('cannot be compiled')
  return result.calendar
}

const ny = compiled(nights)
const at = (text: string) => instantOfLocal(ny, text)?.at ?? 0

describe('dates of a calendar', () => {
  it('are set over whatever was said of them, in order, and set back to nothing', () => {
    const holiday = setDates(shanghai, ['2026-02-14', '2026-01-10'], { plan: { kind: 'holiday' }, name: { en: 'Off' } })
    expect(holiday.holidays?.slice(0, 5).map(({ date }) => date)).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
      '2026-01-10',
      '2026-02-14',
    ])
    expect(holiday.exceptions?.map(({ date }) => date)).not.toContain('2026-02-14')
    expect(planOf(holiday, '2026-02-14')).toEqual({ plan: { kind: 'holiday' }, name: { en: 'Off' } })

    const ordinary = setDates(holiday, ['2026-02-14', '2026-01-10'], { plan: { kind: 'ordinary' }, name: undefined })
    expect(ordinary.holidays).toEqual(shanghai.holidays)
    expect(planOf(ordinary, '2026-02-14').plan).toEqual({ kind: 'ordinary' })
  })

  it('keep the very calendar when nothing changes, and make no empty list', () => {
    const { holidays: _, exceptions: __, ...bare } = nights
    expect(setDates(bare, ['2026-01-01'], { plan: { kind: 'ordinary' }, name: undefined })).toBe(bare)
    expect(setDates(nights, ['2026-12-28'], { plan: { kind: 'holiday' }, name: 'Closed' })).toBe(nights)
    expect(setDates(bare, ['2026-01-01'], { plan: { kind: 'holiday' }, name: undefined })).toEqual({
      ...bare,
      holidays: [{ date: '2026-01-01' }],
    })
    expect(setCoversThrough(nights, undefined)).toBe(nights)
  })

  it('are named where they have something of their own', () => {
    const named = nameDates(nights, ['2026-12-21', '2026-12-22'], () => ({ en: 'Christmas week' }))

    expect(planOf(named, '2026-12-21')).toEqual({
      plan: { kind: 'hours', hours: ['09:00-12:00'] },
      name: { en: 'Christmas week' },
    })
    expect(planOf(named, '2026-12-22').name).toBeUndefined()
  })
})

describe('the year of a calendar', () => {
  it('tells holidays, make-up days and short days from what the week says', () => {
    const [january = [], february = []] = daysOfYear(shanghai, 2026)
    const look = (date: string) => [...january, ...february].find((day) => day.date === date)?.look
    expect(january).toHaveLength(31)
    expect(february).toHaveLength(28)
    expect([look('2026-01-01'), look('2026-01-04'), look('2026-01-05'), look('2026-01-10')]).toEqual([
      'holiday',
      'extra',
      'open',
      'closed',
    ])
    const december = daysOfYear(nights, 2026)[11] ?? []
    expect(december.find(({ date }) => date === '2026-12-21')).toMatchObject({ look: 'short', name: 'half day' })
    const longer = setDates(nights, ['2026-12-14'], { plan: { kind: 'like', like: 'sat' }, name: undefined })
    expect(daysOfYear(longer, 2026)[11]?.[13]?.look).toBe('own')
  })

  it('knows how far its holidays are known', () => {
    expect(knowledgeOf(shanghai, 2026)).toBe('known')
    expect(knowledgeOf(shanghai, 2027)).toBe('unknown')
    expect(knowledgeOf({ ...shanghai, coversThrough: '2026-06-30' }, 2026)).toBe('partly')
    expect(knowledgeOf(nights, 2026)).toBe('unsaid')
    expect(knowledgeOf(nights, 2027)).toBe('unknown')
  })

  it('says when the clocks of its zone are changed, in local time', () => {
    expect(zoneChangesOf(ny.zone, 2027)).toMatchObject([
      { date: '2027-03-14', from: 120, to: 180 },
      { date: '2027-11-07', from: 120, to: 60 },
    ])
    expect(zoneChangesOf(compiled(shanghai).zone, 2027)).toEqual([])
  })

  it('counts dates both ways, and not beyond what calendars know', () => {
    expect(datesBetween('2026-03-01', '2026-02-27')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
    expect(daysOn('2026-12-31', 1)).toBe('2027-01-01')
    expect(daysOn('2100-12-31', 1)).toBe('2100-12-31')
  })
})

describe('asking a calendar', () => {
  it('says until when it is open, also over midnight and over a change of the clock', () => {
    expect(askCalendar(nights, ny, at('2027-03-13T23:00'))).toEqual({ isOpen: true, untilAt: at('2027-03-14T06:00') })
    expect((at('2027-03-14T06:00') - at('2027-03-13T22:00')) / 3_600_000).toBe(7)
  })

  it.each([
    ['2026-12-28T10:00', 'holiday', 'Closed', '2027-01-02T22:00'],
    ['2026-12-21T13:00', 'ownHours', 'half day', '2026-12-26T22:00'],
    ['2026-12-22T10:00', 'weekday', undefined, '2026-12-26T22:00'],
    ['2026-12-14T17:00', 'outside', undefined, '2026-12-19T22:00'],
  ])('says why it is closed at %s: %s', (text, reason, name, next) => {
    expect(askCalendar(nights, ny, at(text))).toEqual({ isOpen: false, reason, name, nextAt: at(next) })
  })

  it('knows local times that do not exist and those that come twice', () => {
    expect(instantOfLocal(ny, '2027-03-14T02:30')).toMatchObject({ kind: 'skipped', at: at('2027-03-14T03:30') })
    expect(instantOfLocal(ny, '2027-11-07T01:30')).toMatchObject({ kind: 'twice' })
    expect(instantOfLocal(ny, '2027-11-07T00:59')).toMatchObject({ kind: 'once' })
    expect(instantOfLocal(ny, '2027-11-07T02:00')).toMatchObject({ kind: 'once' })
    expect(instantOfLocal(ny, '2027-02-30T10:00')).toBeNull()
    expect(instantOfLocal(ny, '')).toBeNull()
    expect(localTimeText(ny, at('2026-12-21T09:05'))).toBe('2026-12-21T09:05')
  })

  it('says when something is due, and when that is beyond the known holidays', () => {
    const desk = compiled(shanghai)
    const from = instantOfLocal(desk, '2026-02-13T16:00')?.at ?? 0
    const due = dueOf(desk, from, { amount: 8, unit: 'businessHours' })
    expect(due).toEqual({ dueAt: instantOfLocal(desk, '2026-02-14T16:30')?.at, unknownAfter: null })
    expect(dueOf(desk, from, { amount: 300, unit: 'businessDaysSameTime' })).toMatchObject({
      unknownAfter: '2026-12-31',
    })
    expect(dueOf(desk, from, { amount: 400, unit: 'calendarDays' })).toMatchObject({ unknownAfter: null })
    expect(dueOf(desk, from, { amount: 99_999, unit: 'businessDaysSameTime' })).toBeNull()
  })
})

describe('a file with holidays', () => {
  it('is read by what is in it: iCalendar or the JSON of holiday-cn', () => {
    const ics =
      '\uFEFF\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\nEND:VCALENDAR'
    const json = '{"year":2026,"days":[{"name":"春节","date":"2026-02-14","isOffDay":false}]}'

    expect(importHolidayFile(ics, { like: 'mon' }).holidays).toEqual([{ date: '2026-12-25', name: 'Christmas' }])
    expect(importHolidayFile(json, { like: 'tue' })).toMatchObject({
      exceptions: [{ date: '2026-02-14', like: 'tue', name: '春节' }],
      coversThrough: '2026-12-31',
    })
  })

  it.each(['not a file', '{"year":2026', '[]', 'x'.repeat(1_100_000)])(
    'that cannot be read says why: %.20s',
    (text) => {
      const { holidays, exceptions, issues } = importHolidayFile(text, { like: 'mon' })

      expect([...holidays, ...exceptions]).toEqual([])
      expect(issues.length).toBeGreaterThan(0)
    },
  )
})
