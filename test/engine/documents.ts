import { createHash } from 'node:crypto'
import type { Plan } from '../../core/contract/plan.ts'
import type { Duration } from '../../core/contract/time.ts'
import { compile } from '../../model/plan/compile.ts'

/** A calendar that never closes, so that tests may run at any hour. */
export const alwaysOpenDocument = {
  kind: 'calendar',
  id: 'always',
  name: 'Always open',
  timeZone: 'Asia/Shanghai',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']])),
}

const triageDocument = {
  kind: 'rules',
  id: 'triage',
  style: 'table',
  hit: 'first',
  inputs: [{ fact: 'amount' }],
  outputs: [{ fact: 'priority' }],
  // biome-ignore lint/suspicious/noThenProperty: rows say so
  rows: [
    { id: 'big', if: [{ above: 1000 }], then: ['high'], outcome: 'people' },
    { id: 'rest', if: ['-'], then: ['normal'], outcome: 'people' },
  ],
}

/** Intake, triage by rules, work, survey, end: with every kind of node that this release runs but `act`. */
export const requestFlow = {
  kind: 'flow',
  id: 'request',
  name: 'Request',
  facts: [
    { id: 'priority', type: 'enum', values: ['normal', 'high'], default: 'normal' },
    { id: 'amount', type: 'number' },
  ],
  stages: [{ id: 'intake' }, { id: 'resolve' }, { id: 'follow-up' }],
  policy: 'promise',
  nodes: [
    { id: 'start', kind: 'start', stage: 'intake', form: ['amount'] },
    { id: 'sort', kind: 'decide', stage: 'intake', rules: 'triage' },
    {
      id: 'work',
      kind: 'task',
      stage: 'resolve',
      queue: { team: 'frontline' },
      outcomes: [{ id: 'solved', resolves: true }],
    },
    { id: 'ask', kind: 'survey', stage: 'follow-up', ask: 'csat', timeout: { amount: 7, unit: 'calendarDays' } },
    { id: 'end', kind: 'end', stage: 'follow-up', does: 'close' },
  ],
  edges: [
    { from: 'start', to: 'sort', on: 'next' },
    { from: 'sort', to: 'work', on: 'people' },
    { from: 'sort', to: 'work', on: 'else' },
    { from: 'work', to: 'ask', on: 'solved' },
    ...['satisfied', 'neutral', 'dissatisfied', 'timeout'].map((on) => ({ from: 'ask', to: 'end', on })),
  ],
}

/** How long the promises of a test are. */
export interface Promises {
  readonly firstResponse?: Duration
  readonly resolution?: Duration
  readonly reopenWithin?: Duration
  /** Percent of the resolution; default half. */
  readonly warnAt?: number
}

/** A policy with two clocks: a first response, and a resolution that warns at half and calls the manager when it is missed. */
export function promisePolicy({ firstResponse, resolution, warnAt = 50 }: Promises) {
  return {
    kind: 'policy',
    id: 'promise',
    clocks: [
      {
        id: 'first-response',
        metric: 'firstResponse',
        calendar: 'always',
        targets: [{ within: firstResponse ?? { amount: 30, unit: 'businessMinutes' } }],
      },
      {
        id: 'resolution',
        metric: 'resolution',
        calendar: 'always',
        targets: [{ within: resolution ?? { amount: 8, unit: 'businessHours' } }],
        warnAt: [warnAt],
        escalations: [{ at: { percent: 100 }, do: [{ action: 'notify', to: ['role:manager'] }] }],
      },
    ],
  }
}

/** The plan of the flow `request` with promises of a test's own. */
export function requestPlan(promises: Promises = {}, flow: object = requestFlow): Plan {
  const versioned = (document: unknown) => ({ document, version: 1 })
  const { reopenWithin } = promises
  const compiled = compile(
    {
      flow: versioned({ ...flow, ...(reopenWithin === undefined ? {} : { reopen: { within: reopenWithin } }) }),
      policies: [versioned(promisePolicy(promises))],
      calendars: [versioned(alwaysOpenDocument)],
      rules: [versioned(triageDocument)],
    },
    { version: 1, hash: (text) => createHash('sha256').update(text).digest('hex') },
  )
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return compiled.plan
}
