import type { CalendarDocument } from '../../core/contract/calendar.ts'
import type { FactDefinition } from '../../core/contract/facts.ts'
import type { Plan, PlanClock, PlanNode } from '../../core/contract/plan.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'

/** Monday to Friday, 9 to 17, New York, with the holidays of the oracles. */
export const newYork: CalendarDocument = {
  kind: 'calendar',
  id: 'ny',
  timeZone: 'America/New_York',
  hours: {
    mon: ['09:00-17:00'],
    tue: ['09:00-17:00'],
    wed: ['09:00-17:00'],
    thu: ['09:00-17:00'],
    fri: ['09:00-17:00'],
  },
  holidays: [{ date: '2026-11-26' }, { date: '2026-12-25' }, { date: '2027-01-01' }],
}

/** A compiled calendar; a document that does not compile fails the test. */
export function calendarOf(document: CalendarDocument, version: number | null = 1) {
  const compiled = compileCalendar(document, { version })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return compiled.calendar
}

/** A clock of 8 business hours to the resolution in New York, with what a test changes. */
export function clockWith(change: Partial<PlanClock> = {}): PlanClock {
  return {
    id: 'resolution',
    name: 'Resolution',
    type: 'sla',
    metric: 'resolution',
    stage: null,
    start: [],
    stop: [],
    cancel: [],
    repeats: false,
    calendar: 'ny',
    calendarBy: null,
    targets: [{ when: [], within: { amount: 8, unit: 'businessHours' } }],
    pausedWhile: ['customer'],
    warnAt: [],
    escalations: [],
    onTargetChange: 'carry',
    onReopen: 'continue',
    onCalendarChange: 'apply',
    ...change,
  }
}

const solved = { id: 'solved', name: 'Solved', resolves: true }

/** Start, one task whose outcome resolves, a wait of a week, an end. */
export const bareNodes: readonly PlanNode[] = [
  { id: 'begin', kind: 'start', stage: 'work', name: '', ways: { next: 'work' }, channels: [], form: [] },
  {
    id: 'work',
    kind: 'task',
    stage: 'work',
    name: 'Work',
    ways: { solved: 'rest' },
    queue: {},
    form: [],
    outcomes: [solved],
  },
  {
    id: 'rest',
    kind: 'wait',
    stage: 'work',
    name: '',
    ways: { next: 'done' },
    for: { amount: 7, unit: 'calendarDays' },
    until: null,
    event: [],
    timeout: null,
    calendar: 'ny',
  },
  { id: 'done', kind: 'end', stage: 'work', name: '', ways: {}, does: 'close', outcome: null },
]

export const priorityFact: FactDefinition = {
  id: 'priority',
  type: 'enum',
  values: ['low', 'normal', 'high', 'urgent'],
  default: 'normal',
}

/** A plan with these clocks and nodes. */
export function planWith(clocks: readonly PlanClock[], nodes: readonly PlanNode[] = bareNodes): Plan {
  return {
    kind: 'plan',
    format: 1,
    id: 'complaint',
    version: 1,
    hash: '',
    name: 'Complaint',
    facts: [priorityFact],
    hasFactList: true,
    stages: [{ id: 'work' }],
    start: 'begin',
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    policy: { id: 'standard', version: 1, clocks, waits: {} },
    calendars: { ny: calendarOf(newYork) },
    rules: {},
    evaluator: 'json-rules-engine',
    reopen: { to: null, within: { amount: 30, unit: 'calendarDays' } },
  }
}
