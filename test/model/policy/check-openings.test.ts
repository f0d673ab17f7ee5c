import { describe, expect, it } from 'vitest'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import type { ClockDefinition } from '../../../core/contract/policy.ts'
import type { Duration } from '../../../core/contract/time.ts'
import { applyFix } from '../../../model/document/apply-fix.ts'
import { knownDocuments, knownIds } from '../../../model/document/surroundings.ts'
import { checkPolicy } from '../../../model/policy/check-policy.ts'

const office = ['09:00-17:00']
const desk: CalendarDocument = {
  kind: 'calendar',
  id: 'desk',
  timeZone: 'America/New_York',
  hours: { mon: office, tue: office, wed: office, thu: office, fri: office },
}
const always: CalendarDocument = {
  ...desk,
  id: 'always',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']])),
}
const calendars = knownDocuments([desk, always])

function policyWith(within: Duration, change: Partial<ClockDefinition> = {}) {
  const clock = { id: 'c', metric: 'resolution' as const, calendar: 'desk', targets: [{ within }], ...change }
  return { kind: 'policy' as const, id: 'p', clocks: [clock] }
}

function found(within: Duration, change: Partial<ClockDefinition> = {}) {
  return checkPolicy(policyWith(within, change), { calendars }).map(({ code, path }) => `${code} ${path}`)
}

describe('a target in plain time', () => {
  it('is warned of when a night is longer, with open time as the way out', () => {
    const policy = policyWith({ amount: 4, unit: 'hours' })
    const [issue, ...more] = checkPolicy(policy, { calendars })

    expect(issue).toMatchObject({ code: 'policy.target-ends-overnight', params: { hours: 16 } })
    expect(more).toEqual([])
    expect(checkPolicy(applyFix(policy, issue?.fix ?? []) as typeof policy, { calendars })).toEqual([])
  })

  it('is pointed out when only a week-end is longer', () => {
    expect(found({ amount: 24, unit: 'hours' })).toEqual(['policy.target-ends-while-closed /clocks/0/targets/0/within'])
    expect(found({ amount: 2, unit: 'calendarDays' })).toHaveLength(1)
    expect(found({ amount: 3, unit: 'calendarDays' })).toEqual([])
  })

  it('is fine where somebody is always there, and where the calendar is not known', () => {
    const within: Duration = { amount: 30, unit: 'minutes' }

    expect(found(within, { calendar: 'always' })).toEqual([])
    expect(found(within, { calendar: { by: 'team', else: 'desk' } })).toHaveLength(1)
    expect(checkPolicy(policyWith(within), { calendars: knownIds(['desk']) })).toEqual([])
  })
})

it('a target in open time is served whenever it is due', () => {
  expect(found({ amount: 1, unit: 'businessMinutes' })).toEqual([])
  expect(found({ amount: 0, unit: 'endOfBusinessDay' })).toEqual([])
})

describe('an escalation', () => {
  const at = (instant: object) => ({
    escalations: [{ at: instant, do: [{ action: 'requireReason' as const }] }] as ClockDefinition['escalations'] &
      object,
  })
  const eightHours: Duration = { amount: 8, unit: 'businessHours' }

  it('in plain time may come after closing time', () => {
    expect(found(eightHours, at({ after: { amount: 2, unit: 'hours' } }))).toEqual([
      'policy.escalation-while-closed /clocks/0/escalations/0/at/after',
    ])
    expect(found(eightHours, at({ after: { amount: 2, unit: 'businessHours' } }))).toEqual([])
    expect(found(eightHours, { ...at({ after: { amount: 2, unit: 'hours' } }), calendar: 'always' })).toEqual([])
  })

  it('happens at once when it comes before the due time by as much as a target lasts', () => {
    expect(found(eightHours, at({ before: { amount: 480, unit: 'businessMinutes' } }))).toEqual([
      'policy.escalation-before-start /clocks/0/escalations/0/at/before',
    ])
    expect(found(eightHours, at({ before: { amount: 479, unit: 'businessMinutes' } }))).toEqual([])
    expect(found(eightHours, at({ before: { amount: 20, unit: 'hours' } }))).toEqual([])
  })
})
