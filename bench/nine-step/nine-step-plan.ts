import { createHash } from 'node:crypto'
import type { CalendarDocument } from '../../core/contract/calendar.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { Duration } from '../../core/contract/time.ts'
import { compile } from '../../model/plan/compile.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Never closed, so that a measurement may run at any hour. */
export const alwaysOpen: CalendarDocument = {
  kind: 'calendar',
  id: 'desk',
  timeZone: 'Asia/Shanghai',
  hours: Object.fromEntries(weekdays.map((day) => [day, ['00:00-24:00']])),
}

/** Monday to Friday in two shifts. */
export const splitShift: CalendarDocument = {
  ...alwaysOpen,
  hours: Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, ['09:00-12:00', '13:30-18:00']])),
}

const flowDocument = {
  kind: 'flow',
  id: 'nine-steps',
  name: 'Nine steps',
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

const rulesDocument = {
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

/** The promise of a plan: what a case has to hold and when it warns. */
export interface NineStepPromise {
  readonly calendar: CalendarDocument
  readonly firstResponse: Duration
  readonly resolution: Duration
  /** Percent of the resolution's target. */
  readonly warnAt: number
}

function policyDocument({ calendar, firstResponse, resolution, warnAt }: NineStepPromise) {
  return {
    kind: 'policy',
    id: 'promise',
    clocks: [
      {
        id: 'first-response',
        metric: 'firstResponse',
        calendar: calendar.id,
        targets: [{ within: firstResponse }],
      },
      {
        id: 'resolution',
        metric: 'resolution',
        calendar: calendar.id,
        targets: [{ within: resolution }],
        warnAt: [warnAt],
        escalations: [{ at: { percent: 100 }, do: [{ action: 'notify', to: ['role:manager'] }] }],
      },
    ],
  }
}

/** The documents of the nine-step flow, as the API publishes them. */
export function nineStepDocuments(promise: NineStepPromise): readonly object[] {
  return [promise.calendar, policyDocument(promise), rulesDocument, flowDocument]
}

/**
 * The plan of the nine-step case: created, assigned, first response, waiting, resumed, one warning, resolved, survey answered,
 * closed. Two clocks, one decision by rules, one task, one survey.
 */
export function nineStepPlan(promise: NineStepPromise): Plan {
  const versioned = (document: unknown) => ({ document, version: 1 })
  const compiled = compile(
    {
      flow: versioned(flowDocument),
      policies: [versioned(policyDocument(promise))],
      calendars: [versioned(promise.calendar)],
      rules: [versioned(rulesDocument)],
    },
    { version: 1, hash: (text) => createHash('sha256').update(text).digest('hex') },
  )
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return compiled.plan
}
