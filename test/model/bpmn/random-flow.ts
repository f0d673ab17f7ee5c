import fc from 'fast-check'
import type { FlowDocument } from '../../../core/contract/flow.ts'

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', '1st', 'else', '-')
const anySign = fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }).map((text) => text.replaceAll('\0', '\u0001'))
const name = fc.oneof(anySign, fc.record({ en: anySign, 'zh-CN': fc.constantFrom('受理', '<&>"\'', ']]>', '​\n') }))
const duration = fc.record({
  amount: fc.constantFrom(1, 0.5, 30),
  unit: fc.constantFrom('minutes' as const, 'businessHours' as const, 'hours' as const),
})
const common = { id, stage: fc.constantFrom('s', 't', 'elsewhere'), name }
const optional = { requiredKeys: ['id', 'stage', 'kind'] as ('id' | 'stage' | 'kind')[] }

const node = fc.oneof(
  fc.record({ ...common, kind: fc.constant('start' as const), channels: fc.constant(['phone']) }, optional),
  fc.record(
    {
      ...common,
      kind: fc.constant('task' as const),
      outcomes: fc.constantFrom(['done'], ['a', { id: 'b', name: 'B', resolves: true }]),
      queue: fc.constantFrom({}, { team: 'frontline' }),
      instructions: name,
    },
    { requiredKeys: ['id', 'stage', 'kind', 'outcomes'] },
  ),
  fc.record(
    { ...common, kind: fc.constant('decide' as const), rules: id },
    { requiredKeys: ['id', 'stage', 'kind', 'rules'] },
  ),
  fc.record(
    {
      ...common,
      kind: fc.constant('act' as const),
      steps: fc.constantFrom([{ do: 'reply' as const, template: 'x' }], [{ do: 'lookup' as const }]),
    },
    { requiredKeys: ['id', 'stage', 'kind', 'steps'] },
  ),
  fc.record(
    {
      ...common,
      kind: fc.constant('wait' as const),
      for: duration,
      until: fc.constantFrom('2026-11-23T09:00:00Z', { fact: 'a.b' }),
      event: fc.constant({ event: 'message' as const }),
      timeout: duration,
    },
    optional,
  ),
  fc.record(
    { ...common, kind: fc.constant('survey' as const), ask: fc.constant('csat' as const), timeout: duration },
    { requiredKeys: ['id', 'stage', 'kind', 'ask'] },
  ),
  fc.record({ ...common, kind: fc.constant('split' as const) }, optional),
  fc.record(
    { ...common, kind: fc.constant('join' as const), waitsFor: fc.constantFrom('all' as const, 'any' as const, 2) },
    { requiredKeys: ['id', 'stage', 'kind', 'waitsFor'] },
  ),
  fc.record(
    { ...common, kind: fc.constant('subflow' as const), flow: id },
    { requiredKeys: ['id', 'stage', 'kind', 'flow'] },
  ),
  fc.record(
    {
      ...common,
      kind: fc.constant('end' as const),
      does: fc.constantFrom('resolve' as const, 'cancel' as const),
      outcome: id,
    },
    { requiredKeys: ['id', 'stage', 'kind', 'does'] },
  ),
)

const coordinate = fc.integer({ min: -2000, max: 2000 })

/** Flows of the right shape, sound or not: nodes that share an id, ways that lead nowhere, stages that are not there, names that XML cannot hold. */
export const anyFlow: fc.Arbitrary<FlowDocument> = fc
  .record(
    {
      kind: fc.constant('flow' as const),
      id: fc.constantFrom('f', '1', 'a-b'),
      name,
      facts: fc.constantFrom([], [{ id: 'a.b', type: 'date' as const }]),
      stages: fc.constantFrom([{ id: 's' }], [{ id: 's', name: 'First' }, { id: 't' }], [{ id: 's' }, { id: 's' }]),
      policy: id,
      nodes: fc.array(node, { maxLength: 7 }),
      edges: fc.array(
        fc.record(
          { from: id, to: id, on: fc.constantFrom('next', 'done', 'failed', 'timeout', 'else', 'a', 'b.c'), name },
          { requiredKeys: ['from', 'to', 'on'] },
        ),
        { maxLength: 10 },
      ),
      layout: fc.dictionary(id, fc.record({ x: coordinate, y: coordinate })),
      notes: fc.array(fc.record({ id, text: name, x: coordinate, y: coordinate }), {
        maxLength: 2,
      }),
    },
    { requiredKeys: ['kind', 'id', 'stages', 'nodes', 'edges'] },
  )
  .map((flow) => JSON.parse(JSON.stringify(flow)) as FlowDocument)
