import { describe, expect, it } from 'vitest'
import { step } from '../../../core/step/step.ts'
import { at, CaseDriver } from '../case-driver.ts'
import { calendarOf, clockWith, newYork, planWith } from '../plan-fixture.ts'

const day = (time: string, date = '07') => `2026-12-${date}T${time}:00-05:00`
const mornings = calendarOf({ ...newYork, hours: { mon: ['09:00-12:00'], tue: ['09:00-12:00'] } }, 2)
const within = { amount: 6, unit: 'businessHours' } as const

describe('a calendar that changes while a case is resolved', () => {
  it.each([
    { onCalendarChange: 'apply', version: 2, dueAt: day('11:00', '14') },
    { onCalendarChange: 'keep', version: 1, dueAt: day('17:00') },
  ] as const)('counts after the reopening where the clock says $onCalendarChange', (expected) => {
    const { onCalendarChange, version, dueAt } = expected
    const c = new CaseDriver(planWith([clockWith({ onCalendarChange, targets: [{ when: [], within }] })]), day('09:00'))

    c.do(day('10:00'), { do: 'resolve' })
    c.take(step(c.plan, c.state, { kind: 'calendarPublished', at: at(day('10:30')), calendar: mornings }))
    c.do(day('12:00'), { do: 'reopen' })

    const reading = c.clock('resolution', day('12:00'))
    expect(reading).toMatchObject({ elapsedMs: 3_600_000, dueAt: at(dueAt), calendar: { version } })
  })
})
