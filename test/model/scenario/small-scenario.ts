import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import type { PolicyDocument } from '../../../core/contract/policy.ts'

/** Weekdays nine to five in New York. */
export const desk: CalendarDocument = {
  kind: 'calendar',
  id: 'desk',
  timeZone: 'America/New_York',
  hours: {
    mon: ['09:00-17:00'],
    tue: ['09:00-17:00'],
    wed: ['09:00-17:00'],
    thu: ['09:00-17:00'],
    fri: ['09:00-17:00'],
  },
}

/** Eight open hours to resolve, with a warning at half of it. */
export const standard: PolicyDocument = {
  kind: 'policy',
  id: 'standard',
  clocks: [
    {
      id: 'resolution',
      metric: 'resolution',
      calendar: 'desk',
      targets: [
        { when: { priority: 'urgent' }, within: { amount: 4, unit: 'businessHours' } },
        { within: { amount: 8, unit: 'businessHours' } },
      ],
      warnAt: [50],
      escalations: [{ at: { percent: 100 }, do: [{ action: 'notify', to: ['role:manager'] }] }],
    },
  ],
}

/** A case on the bare flow from Monday 2026-12-07 10:00 on, with whatever else a test gives it. */
export function scenarioWith(change: object = {}): Record<string, unknown> {
  return {
    kind: 'scenario',
    name: 'Small',
    calendars: [desk],
    policy: standard,
    case: { at: '2026-12-07T10:00:00-05:00' },
    expect: [{ at: 'end', clock: 'resolution', state: 'running' }],
    ...change,
  }
}
