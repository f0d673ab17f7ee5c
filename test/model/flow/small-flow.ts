import type { FlowDocument } from '../../../core/contract/flow.ts'

/** A value that tests may bend out of shape before it is checked. */
export type Loose = Record<string, unknown>

/** A start, a task, an end: nothing is wrong with it. */
export function smallFlow(): FlowDocument {
  return {
    kind: 'flow',
    id: 'small',
    facts: [
      { id: 'priority', type: 'enum', values: ['low', 'normal', 'high'], default: 'normal' },
      { id: 'amount', type: 'number' },
      { id: 'visit', type: 'instant' },
    ],
    stages: [{ id: 'work' }, { id: 'after' }],
    nodes: [
      { id: 'begin', kind: 'start', stage: 'work' },
      { id: 'fix', kind: 'task', stage: 'work', outcomes: ['solved'] },
      { id: 'done', kind: 'end', stage: 'after', does: 'resolve' },
    ],
    edges: [
      { from: 'begin', to: 'fix', on: 'next' },
      { from: 'fix', to: 'done', on: 'solved' },
    ],
  }
}

/** The small flow with nodes put between the task and the end: each is reached by `next` of the one before it. */
export function flowThrough(nodes: readonly Loose[], edges: readonly Loose[]): FlowDocument {
  const flow = smallFlow()
  return {
    ...flow,
    nodes: [...flow.nodes, ...(nodes as unknown as FlowDocument['nodes'])],
    edges: [{ from: 'begin', to: 'fix', on: 'next' }, ...(edges as unknown as FlowDocument['edges'])],
  }
}
