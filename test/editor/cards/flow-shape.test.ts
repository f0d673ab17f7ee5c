import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import { edgesByNode, firstTasks, holdersAfter, resolvingNodes } from '../../../editor/cards/flow-shape.ts'
import { documentIn, flowIn } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const complaint = templateWorkspace('complaint')
const flow = flowIn(complaint)
const edges = edgesByNode(flow)

const small = (nodes: FlowDocument['nodes'], ways: readonly (readonly [string, string])[]): FlowDocument => ({
  kind: 'flow',
  id: 'small',
  stages: [{ id: 'work' }],
  nodes,
  edges: ways.map(([from, to]) => ({ from, to, on: 'next' })),
})

describe('the shape of a process', () => {
  it('knows where people first meet a case, however it comes there', () => {
    expect([...firstTasks(flow, edges)].sort()).toEqual([
      'assess-by-hand',
      'expert-solve',
      'key-account-solve',
      'solve',
    ])
  })

  it('knows the tasks by which cases are resolved, and takes the ends where none does', () => {
    const bare = small([{ id: 'over', kind: 'end', stage: 'work', does: 'close' }], [])

    expect(resolvingNodes(flow).map((node) => node.id)).toEqual(['explain', 'tell'])
    expect(resolvingNodes(bare).map((node) => node.id)).toEqual(['over'])
  })

  it('knows which teams can have the case after each step: a task’s own, else whoever had it before', () => {
    const holders = holdersAfter(flow, edges, (id) => documentIn(complaint, 'rules', id))

    expect([...(holders.get('assess') ?? [])]).toEqual([])
    expect([...(holders.get('solve') ?? [])]).toEqual(['frontline'])
    expect([...(holders.get('tell') ?? [])].sort()).toEqual(['account-managers', 'frontline'])
  })

  it('comes to an end with cycles, ways that lead nowhere, and a decision that hands over', () => {
    const round = small(
      [
        { id: 'a', kind: 'task', stage: 'work', queue: { team: 'north' }, outcomes: ['next'] },
        { id: 'b', kind: 'decide', stage: 'work', rules: 'who' },
        { id: 'c', kind: 'wait', stage: 'work', for: { amount: 1, unit: 'hours' } },
      ],
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
        ['c', 'nobody'],
      ],
    )
    const holders = holdersAfter(round, edgesByNode(round), () => ({
      kind: 'rules',
      id: 'who',
      style: 'table',
      hit: 'first',
      inputs: [],
      outputs: [{ fact: 'team' }],
      rows: [{ id: 'r', if: [], then: ['south'] }],
    }))

    expect([...(holders.get('c') ?? [])]).toEqual(['south'])
    expect(holders.has('nobody')).toBe(false)
  })
})
