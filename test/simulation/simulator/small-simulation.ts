import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import type { PolicyDocument } from '../../../core/contract/policy.ts'
import type { ProfileDocument } from '../../../core/contract/profile.ts'
import type { SimulationResult } from '../../../core/contract/rehearsal.ts'
import { compileCalendar } from '../../../model/calendar/compile-calendar.ts'
import { compile } from '../../../model/plan/compile.ts'
import { type SimulationInput, simulate } from '../../../simulation/simulator/simulate.ts'

export const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Open all day, every day, in UTC. */
export const roundTheClock: CalendarDocument = {
  kind: 'calendar',
  id: 'always',
  timeZone: 'UTC',
  hours: Object.fromEntries(everyDay.map((day) => [day, ['00:00-24:00']])),
}

/** Weekdays, 9 to 17, in UTC. */
export const officeHours: CalendarDocument = {
  kind: 'calendar',
  id: 'office',
  timeZone: 'UTC',
  hours: Object.fromEntries(everyDay.slice(0, 5).map((day) => [day, ['09:00-17:00']])),
}

/** A first answer within half an hour, a solution within two hours, in office hours. */
export const quick: PolicyDocument = {
  kind: 'policy',
  id: 'quick',
  clocks: [
    {
      id: 'first',
      metric: 'firstResponse',
      calendar: 'office',
      targets: [{ within: { amount: 30, unit: 'businessMinutes' } }],
      warnAt: [50],
    },
    {
      id: 'solution',
      metric: 'resolution',
      calendar: 'office',
      targets: [{ within: { amount: 2, unit: 'businessHours' } }],
    },
  ],
}

/** One task of one team, and no more. */
export const oneTask: FlowDocument = {
  kind: 'flow',
  id: 'one-task',
  policy: 'quick',
  facts: [{ id: 'priority', type: 'enum', values: ['low', 'high'], default: 'low' }],
  stages: [{ id: 'work' }],
  nodes: [
    { id: 'begin', kind: 'start', stage: 'work' },
    {
      id: 'do',
      kind: 'task',
      stage: 'work',
      queue: { team: 'desk' },
      outcomes: [{ id: 'done', resolves: true }, 'again'],
    },
    { id: 'end', kind: 'end', stage: 'work', does: 'close', outcome: 'done' },
  ],
  edges: [
    { from: 'begin', to: 'do', on: 'next' },
    { from: 'do', to: 'end', on: 'done' },
    { from: 'do', to: 'do', on: 'again' },
  ],
}

/** What is simulated: the one task in office hours, with what a test changes. */
export function inputOf(
  profile: Omit<ProfileDocument, 'kind'>,
  change: Partial<Pick<SimulationInput, 'cases' | 'seed' | 'watch'>> & {
    readonly flow?: FlowDocument
    readonly policy?: PolicyDocument
  } = {},
): SimulationInput {
  const { flow = oneTask, policy = quick, cases = 100, seed = 1, watch } = change
  const versioned = (document: unknown) => ({ document, version: 1 })
  const documents = [roundTheClock, officeHours]
  const compiled = compile({
    flow: versioned(flow),
    policies: [versioned(policy)],
    calendars: documents.map(versioned),
    rules: [],
  })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  const calendars = documents.map((document) => {
    const made = compileCalendar(document, { version: 1 })
    if (!made.ok) throw new Error(JSON.stringify(made.issues))
    return made.calendar
  })
  return {
    plan: compiled.plan,
    others: new Map(),
    calendars: new Map(calendars.map((calendar) => [calendar.id, calendar])),
    profile: { kind: 'profile', ...profile },
    cases,
    seed,
    ...(watch === undefined ? {} : { watch }),
  }
}

/** Runs a simulation to its end. */
export function simulated(input: SimulationInput): SimulationResult {
  const run = simulate(input)
  for (;;) {
    const next = run.next()
    if (next.done === true) return next.value
  }
}
