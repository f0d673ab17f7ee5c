import type { FlowDocument, FlowEdge, FlowNode } from '../../core/contract/flow.ts'
import type { ClockDefinition, PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'

/** A process with its promises and its rules, ready to be published. */
export interface LargeProcess {
  readonly flow: FlowDocument
  readonly documents: readonly (FlowDocument | PolicyDocument | RulesDocument)[]
}

const calendar = 'support-shanghai'
const teams = ['frontline', 'specialists', 'account-managers', 'quality']
const stageNames = ['Intake', 'Sorting', 'First look', 'Enquiry', 'Repair', 'Test', 'Approval', 'Delivery', 'Survey']
const stages = stageNames.map((name, index) => ({ id: `stage-${index}`, name }))

/** A first decision sorts into so many groups, a second one into so many lines of business. */
const groups = 5
const linesPerGroup = 4
const lines = groups * linesPerGroup

const columnWidth = 272
const rowHeight = 150

/**
 * The process of a large service centre: two decisions sort what comes in into twenty lines of business, and each line goes its way through
 * the stages, with decisions, work of several teams, automatic steps, waits, and ways back. `count` nodes, and six ways for every
 * five of them; each where a tidy drawing has it.
 */
export function largeProcess(id: string, count: number): LargeProcess {
  const { nodes, edges, layout } = drawn(count)
  const policy = { ...policyOf(nodes), id: `${id}-promises` }
  const flow: FlowDocument = {
    kind: 'flow',
    id,
    name: `A service centre of ${count} steps`,
    policy: policy.id,
    facts: [
      { id: 'line', type: 'enum', values: Array.from({ length: lines }, (_, line) => `line-${line}`) },
      { id: 'priority', type: 'enum', values: ['low', 'normal', 'high', 'urgent'], default: 'normal' },
      { id: 'amount', type: 'number', unit: 'CNY' },
    ],
    stages,
    nodes,
    edges,
    layout,
  }
  return { flow, documents: [...rulesOf(), policy, flow] }
}

interface Drawn {
  readonly nodes: FlowNode[]
  readonly edges: FlowEdge[]
  readonly layout: Record<string, { x: number; y: number }>
}

function drawn(count: number): Drawn {
  const drawing: Drawn = { nodes: [], edges: [], layout: {} }
  const { nodes, edges } = drawing
  const middle = ((lines - 1) / 2) * rowHeight
  add(drawing, { id: 'start', kind: 'start', stage: 'stage-0', name: 'A request comes in', form: ['line'] }, 0, middle)
  add(drawing, { id: 'sort', kind: 'decide', stage: 'stage-0', name: 'Which group?', rules: 'which-group' }, 1, middle)
  edges.push({ from: 'start', to: 'sort', on: 'next' })
  const inLines = count - 3 - groups
  for (let group = 0; group < groups; group++) {
    const name = `Which line of group ${group + 1}?`
    const row = (group * linesPerGroup + (linesPerGroup - 1) / 2) * rowHeight
    add(drawing, { id: `group-${group}`, kind: 'decide', stage: 'stage-1', name, rules: 'which-line' }, 2, row)
    edges.push({ from: 'sort', to: `group-${group}`, on: wayTo(group, groups) })
    for (let turn = 0; turn < linesPerGroup; turn++) {
      const line = group * linesPerGroup + turn
      const length = Math.floor(inLines / lines) + (line < inLines % lines ? 1 : 0)
      drawLine(drawing, line, length)
      edges.push({ from: `group-${group}`, to: `${line}-0`, on: wayTo(turn, linesPerGroup) })
    }
  }
  const last = Math.ceil(inLines / lines) + 3
  add(drawing, { id: 'end', kind: 'end', stage: 'stage-8', name: 'Done', does: 'resolve' }, last, middle)
  if (nodes.length !== count) throw new Error(`${nodes.length} nodes were drawn, not ${count}`)
  return drawing
}

function wayTo(index: number, count: number): string {
  return index === count - 1 ? 'else' : `way-${index}`
}

function add(drawing: Drawn, node: FlowNode, column: number, y: number): void {
  drawing.nodes.push(node)
  const stage = stages.findIndex(({ id }) => id === node.stage)
  drawing.layout[node.id] = { x: 24 + column * columnWidth + stage * 48, y }
}

/** Ten steps with twelve ways, over and over: what a line of business does. */
const pattern = ['task', 'decide', 'task', 'task', 'wait', 'task', 'act', 'task', 'task', 'task'] as const

function drawLine(drawing: Drawn, line: number, length: number): void {
  const { edges } = drawing
  for (let index = 0; index < length; index++) {
    const id = `${line}-${index}`
    const next = index === length - 1 ? 'end' : `${line}-${index + 1}`
    const stage = `stage-${1 + Math.floor((index * (stages.length - 1)) / length)}`
    const kind = pattern[index % pattern.length] ?? 'task'
    add(drawing, nodeOf(kind, id, stage, line + index), index + 3, line * rowHeight)
    const afterNext = index + 2 < length ? `${line}-${index + 2}` : 'end'
    if (kind === 'decide') {
      edges.push({ from: id, to: next, on: 'small', name: 'Small' }, { from: id, to: afterNext, on: 'else' })
    } else if (kind === 'act') edges.push({ from: id, to: next, on: 'done' }, { from: id, to: next, on: 'failed' })
    else edges.push({ from: id, to: next, on: kind === 'wait' ? 'next' : 'done' })
  }
}

function nodeOf(kind: (typeof pattern)[number], id: string, stage: string, turn: number): FlowNode {
  switch (kind) {
    case 'decide':
      return { id, kind, stage, name: 'Is it a small matter?', rules: 'small-matter' }
    case 'act':
      return { id, kind, stage, name: 'Tell the customer', steps: [{ do: 'reply', template: 'complaint-received' }] }
    case 'wait':
      return { id, kind, stage, name: 'Leave it a while', for: { amount: 4, unit: 'hours' } }
    case 'task': {
      const queue = { team: teams[turn % teams.length] ?? 'frontline' }
      return { id, kind, stage, name: `Step ${id} of the work`, queue, outcomes: [{ id: 'done', name: 'Done' }] }
    }
  }
}

function rulesOf(): readonly RulesDocument[] {
  const ways = (count: number) =>
    Array.from({ length: count - 1 }, (_, index) => ({
      id: `r${index}`,
      name: `Way ${index}`,
      if: { fact: 'line', op: 'is', value: `line-${index}` } as const,
      then: { outcome: `way-${index}` },
    }))
  const list = { kind: 'rules', style: 'list', hit: 'first' } as const
  const small = { id: 'small', name: 'Little money', if: { fact: 'amount', op: 'below', value: 500 } as const }
  return [
    { ...list, id: 'which-group', name: 'Which group', rules: ways(groups) },
    { ...list, id: 'which-line', name: 'Which line', rules: ways(linesPerGroup) },
    { ...list, id: 'small-matter', name: 'A small matter', rules: [{ ...small, then: { outcome: 'small' } }] },
  ]
}

function policyOf(nodes: readonly FlowNode[]): PolicyDocument {
  const hours = (amount: number) => ({ amount, unit: 'businessHours' }) as const
  const byPriority = [{ when: { priority: 'urgent' }, within: hours(4) }, { within: hours(24) }]
  const fixed: readonly ClockDefinition[] = [
    { id: 'first-response', name: 'First answer', metric: 'firstResponse', calendar, targets: [{ within: hours(1) }] },
    { id: 'resolution', name: 'Resolution', metric: 'resolution', calendar, targets: byPriority, warnAt: [75] },
    { id: 'turn', name: 'A team’s turn', type: 'ola', metric: 'ownership', calendar, targets: [{ within: hours(8) }] },
  ]
  const ofStages = ['stage-3', 'stage-4'].map(
    (stage): ClockDefinition => ({
      id: `in-${stage}`,
      name: `Time in ${stage}`,
      metric: 'stage',
      stage,
      calendar,
      targets: [{ within: hours(16) }],
    }),
  )
  const waits = nodes.filter(({ kind }) => kind === 'wait').slice(0, 2)
  const ofNodes = waits.map(
    ({ id, name }): ClockDefinition => ({
      id: `at-${id}`,
      name: name ?? id,
      metric: 'custom',
      start: { event: 'nodeEntered', node: id },
      stop: { event: 'nodeLeft', node: id },
      calendar,
      targets: [{ within: hours(2) }],
    }),
  )
  return { kind: 'policy', id: 'large-promises', name: 'Promises', clocks: [...fixed, ...ofStages, ...ofNodes] }
}
