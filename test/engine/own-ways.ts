import { createHash } from 'node:crypto'
import type { Plan } from '../../core/contract/plan.ts'
import { compile } from '../../model/plan/compile.ts'
import { alwaysOpenDocument } from './documents.ts'

const flow = {
  kind: 'flow',
  id: 'own-ways',
  facts: [{ id: 'category', type: 'enum', values: ['billing', 'other'] }],
  stages: [{ id: 'intake' }, { id: 'resolve' }],
  policy: 'own-ways-promise',
  nodes: [
    { id: 'start', kind: 'start', stage: 'intake' },
    {
      id: 'greet',
      kind: 'act',
      stage: 'intake',
      steps: [{ do: 'classify' }, { do: 'reply', template: 'receipt' }, { do: 'lookup' }],
    },
    { id: 'call', kind: 'act', stage: 'intake', steps: [{ do: 'webhook', endpoint: 'ops' }] },
    { id: 'rest', kind: 'wait', stage: 'resolve', for: { amount: 0.02, unit: 'minutes' } },
    {
      id: 'engineer',
      kind: 'wait',
      stage: 'resolve',
      event: { event: 'external', name: 'engineer.dispatched' },
      timeout: { amount: 1, unit: 'hours' },
    },
    { id: 'end', kind: 'end', stage: 'resolve', does: 'resolve', outcome: 'done' },
  ],
  edges: [
    { from: 'start', to: 'greet', on: 'next' },
    { from: 'greet', to: 'call', on: 'done' },
    { from: 'greet', to: 'call', on: 'failed' },
    { from: 'call', to: 'rest', on: 'done' },
    { from: 'call', to: 'rest', on: 'failed' },
    { from: 'rest', to: 'engineer', on: 'next' },
    { from: 'engineer', to: 'end', on: 'next' },
    { from: 'engineer', to: 'end', on: 'timeout' },
  ],
}

const policy = {
  kind: 'policy',
  id: 'own-ways-promise',
  clocks: [
    {
      id: 'turn',
      metric: 'stage',
      stage: 'resolve',
      calendar: 'always',
      targets: [{ within: { amount: 1, unit: 'businessHours' } }],
    },
  ],
}

/** A case that goes its way without people: it classifies, replies, looks up, calls and fails, waits for time and for an event. */
export function ownWaysPlan(): Plan {
  const versioned = (document: unknown) => ({ document, version: 1 })
  const compiled = compile(
    { flow: versioned(flow), policies: [versioned(policy)], calendars: [versioned(alwaysOpenDocument)], rules: [] },
    { version: 1, hash: (text) => createHash('sha256').update(text).digest('hex') },
  )
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return compiled.plan
}
