import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import type { PolicyDocument } from '../../../core/contract/policy.ts'
import type { RulesDocument } from '../../../core/contract/rules.ts'
import type { PlanDocuments } from '../../../model/plan/documents.ts'

/** A desk in New York. */
export const desk: CalendarDocument = {
  kind: 'calendar',
  id: 'desk',
  timeZone: 'America/New_York',
  hours: { mon: ['09:00-17:00'], tue: ['09:00-17:00'], wed: ['09:00-17:00'] },
}

/** Two clocks with every default. */
export const standard: PolicyDocument = {
  kind: 'policy',
  id: 'standard',
  clocks: [
    {
      id: 'first',
      metric: 'firstResponse',
      calendar: 'desk',
      targets: [{ within: { amount: 30, unit: 'businessMinutes' } }],
    },
    {
      id: 'resolution',
      metric: 'resolution',
      calendar: 'desk',
      warnAt: [90, 50, 90],
      targets: [
        {
          when: { priority: ['high', 'urgent'], 'customer.tier': 'gold' },
          within: { amount: 4, unit: 'businessHours' },
        },
        { within: { amount: 8, unit: 'businessHours' } },
      ],
    },
  ],
  waits: [{ reason: 'customer', atMost: { amount: 5, unit: 'calendarDays' } }],
}

/** Large amounts are for a specialist. */
export const triage: RulesDocument = {
  kind: 'rules',
  id: 'triage',
  style: 'list',
  hit: 'first',
  rules: [
    {
      id: 'large',
      if: { fact: 'amount', op: 'above', value: 1000 },
      then: { set: { priority: 'high' }, outcome: 'specialist' },
    },
  ],
}

/** Sorted by rules, worked on, kept a while. */
export const complaint: FlowDocument = {
  kind: 'flow',
  id: 'complaint',
  name: { en: 'Complaint', 'zh-CN': '投诉' },
  facts: [
    { id: 'priority', type: 'enum', values: ['low', 'normal', 'high', 'urgent'], default: 'normal' },
    { id: 'amount', type: 'number', unit: 'CNY' },
  ],
  stages: [{ id: 'intake' }, { id: 'work' }, { id: 'after' }],
  policy: 'standard',
  nodes: [
    { id: 'begin', kind: 'start', stage: 'intake', channels: ['email'], form: ['amount'] },
    { id: 'sort', kind: 'decide', stage: 'intake', rules: 'triage' },
    { id: 'expert', kind: 'task', stage: 'work', outcomes: [{ id: 'solved', resolves: true }] },
    { id: 'counter', kind: 'task', stage: 'work', outcomes: ['solved'] },
    { id: 'rest', kind: 'wait', stage: 'after', for: { amount: 7, unit: 'calendarDays' } },
    { id: 'done', kind: 'end', stage: 'after', does: 'resolve' },
  ],
  edges: [
    { from: 'begin', to: 'sort', on: 'next' },
    { from: 'sort', to: 'expert', on: 'specialist' },
    { from: 'sort', to: 'counter', on: 'else' },
    { from: 'expert', to: 'rest', on: 'solved' },
    { from: 'counter', to: 'rest', on: 'solved' },
    { from: 'rest', to: 'done', on: 'next' },
  ],
  layout: { sort: { x: 320, y: 80 } },
  notes: [{ id: 'n1', text: 'Ask legal', x: 0, y: 0 }],
}

/** The documents of a plan, published once each. */
export function documentsWith(
  change: Partial<Record<'flow' | 'policy' | 'calendar' | 'rules', unknown>> = {},
): PlanDocuments {
  const published = (document: unknown) => ({ document, version: 1 })
  return {
    flow: { document: change.flow ?? complaint, version: 3 },
    policies: [published(change.policy ?? standard)],
    calendars: [published(change.calendar ?? desk)],
    rules: [published(change.rules ?? triage)],
  }
}
