import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FlowDocument, FlowNode } from '../../../core/contract/flow.ts'
import { cyclesWithin, type FlowGraph, graphOf, reachableFrom } from '../../../model/flow/graph.ts'
import { joinsOf } from '../../../model/flow/joins.ts'

/** A flow drawn as `from>to` for each edge; nodes are named after their kind: `split1`, `join2`, anything else is a task. */
function drawn(edges: string, first = 'begin'): FlowDocument {
  const pairs = edges.split(' ').map((edge) => edge.split('>') as [string, string])
  const ids = [...new Set([first, ...pairs.flat()])]
  const nodes = ids.map((id) => {
    const kind = id === first ? 'start' : (/^(split|join)/.exec(id)?.[1] ?? 'task')
    return { id, kind, stage: 's', outcomes: [], waitsFor: 'all' } as unknown as FlowNode
  })
  return {
    kind: 'flow',
    id: 'f',
    stages: [{ id: 's' }],
    nodes,
    edges: pairs.map(([from, to]) => ({ from, to, on: 'next' })),
  }
}

const joins = (edges: string) => Object.fromEntries(joinsOf(graphOf(drawn(edges))))

describe('a join belongs to', () => {
  test('the split around it', () => {
    expect(joins('begin>split split>a split>b a>join b>join join>end')).toEqual({
      join: { split: 'split', branches: 2 },
    })
  })

  test('the innermost of nested splits', () => {
    expect(joins('begin>split1 split1>a split1>split2 split2>b split2>c b>join2 c>join2 join2>join1 a>join1')).toEqual({
      join2: { split: 'split2', branches: 2 },
      join1: { split: 'split1', branches: 2 },
    })
  })

  test('the split further out when the inner one was closed by an earlier join', () => {
    expect(
      joins('begin>split1 split1>a split1>split2 split2>b split2>c b>join2 c>join2 join2>d d>join1 a>join1 join1>end'),
    ).toMatchObject({ join1: { split: 'split1' } })
  })

  test('no split when only one branch leads to it', () => {
    expect(joins('begin>split split>a split>b a>join b>end')).toEqual({})
    expect(joins('begin>a a>join')).toEqual({})
  })

  test('the split also when a branch can go back before it', () => {
    expect(joins('begin>x x>split split>a split>b a>join a>x b>join join>end')).toEqual({
      join: { split: 'split', branches: 2 },
    })
  })
})

const anyGraph = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 30 })
  .map((pairs) => graphOf(drawn(pairs.map(([from, to]) => `${nameOf(from)}>${nameOf(to)}`).join(' '), nameOf(0))))

/** Every third node is a split, every third a join. */
function nameOf(index: number): string {
  return index % 3 === 1 ? `split${index}` : index % 3 === 2 ? `join${index}` : `n${index}`
}

/** Whether every way from the start to a node leads through another: without it, the node cannot be reached. */
function dominates(graph: FlowGraph, through: string, to: string): boolean {
  const without = new Map([...graph.successors].map(([id, next]) => [id, id === through ? [] : next]))
  return graph.start === through || !reachableFrom([graph.start ?? ''], without).has(to)
}

test('in any graph the split of a join lies on every way to it, and two of its ways lead there', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      for (const [join, { split, branches }] of joinsOf(graph)) {
        expect(graph.nodes.get(split)?.kind).toBe('split')
        expect(dominates(graph, split, join)).toBe(true)
        expect(branches).toBeGreaterThanOrEqual(2)
      }
    }),
  )
})

test('in any graph a node is in a cycle exactly if it can be reached from itself', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const inCycle = new Set(cyclesWithin(graph, () => true).flat())
      for (const id of graph.nodes.keys()) {
        expect(inCycle.has(id)).toBe(reachableFrom(graph.successors.get(id) ?? [], graph.successors).has(id))
      }
    }),
  )
})
