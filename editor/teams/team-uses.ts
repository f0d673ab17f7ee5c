import type { FlowNode } from '../../core/contract/flow.ts'
import type { ClockDefinition, PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { documentIn, flowIn, type Workspace } from '../workspace/workspace.ts'

/** Where a process names a team. */
export interface TeamUses {
  readonly nodes: readonly FlowNode[]
  readonly clocks: readonly { readonly policy: string; readonly clock: ClockDefinition }[]
  readonly rules: readonly RulesDocument[]
}

const noUses: TeamUses = { nodes: [], clocks: [], rules: [] }

/** The teams that a process names, by id, in the order in which they appear: in its steps, its promises, its rules. Pure. */
export function teamsNamed(workspace: Workspace): ReadonlyMap<string, TeamUses> {
  const found = new Map<string, TeamUses>()
  const add = (id: string, change: (uses: TeamUses) => TeamUses) => {
    if (id !== '') found.set(id, change(found.get(id) ?? noUses))
  }
  const flow = flowIn(workspace)
  for (const node of flow.nodes) {
    for (const id of teamsOfNode(node)) add(id, (uses) => ({ ...uses, nodes: [...uses.nodes, node] }))
  }
  const policy = flow.policy === undefined ? null : documentIn(workspace, 'policy', flow.policy)
  for (const clock of policy?.clocks ?? []) {
    for (const id of teamsOfClock(clock))
      add(id, (uses) => ({ ...uses, clocks: [...uses.clocks, { policy: policy?.id ?? '', clock }] }))
  }
  for (const id of new Set(flow.nodes.flatMap((node) => (node.kind === 'decide' ? [node.rules] : [])))) {
    const rules = documentIn(workspace, 'rules', id)
    if (rules === null) continue
    for (const team of teamsOfRules(rules)) add(team, (uses) => ({ ...uses, rules: [...uses.rules, rules] }))
  }
  return found
}

function teamsOfNode(node: FlowNode): ReadonlySet<string> {
  if (node.kind === 'task') return new Set(node.queue?.team === undefined ? [] : [node.queue.team])
  if (node.kind !== 'act') return new Set()
  return new Set(node.steps.flatMap((step) => (step.do === 'assign' ? [step.team] : [])))
}

function teamsOfClock({ targets, escalations = [] }: ClockDefinition): ReadonlySet<string> {
  const conditions = targets.flatMap(({ when = {} }) => [when['team']].flat())
  const actions = escalations.flatMap((escalation) => escalation.do)
  return new Set([
    ...conditions.filter((id) => typeof id === 'string'),
    ...actions.flatMap((action) => (action.action === 'assign' ? [action.team] : [])),
    ...actions.flatMap((action) =>
      action.action === 'notify'
        ? action.to.filter((to) => to.startsWith('team:')).map((to) => to.slice('team:'.length))
        : [],
    ),
  ])
}

function teamsOfRules(rules: RulesDocument): ReadonlySet<string> {
  const set =
    rules.style === 'list'
      ? rules.rules.map(({ then }) => then.set?.['team'])
      : columnOf(rules.outputs?.findIndex(({ fact }) => fact === 'team') ?? -1, rules.rows)
  return new Set(set.filter((id) => typeof id === 'string' && id !== '-').map(String))
}

function columnOf(index: number, rows: readonly { readonly then?: readonly unknown[] }[]): readonly unknown[] {
  return index < 0 ? [] : rows.map(({ then }) => then?.[index])
}

/** A promise whose hours do not depend on who has the case, and the calendar by which it counts. */
export interface PromisedHours {
  readonly calendar: string
  readonly clocks: readonly ClockDefinition[]
}

/** The calendars by which the promises of a policy count, each once. A clock that counts by the team's own hours asks nothing of it, and is left out. */
export function promisedHours({ clocks }: PolicyDocument): readonly PromisedHours[] {
  const found = new Map<string, ClockDefinition[]>()
  for (const clock of clocks) {
    const { calendar } = clock
    if (typeof calendar !== 'string' && calendar.by === 'team') continue
    const id = typeof calendar === 'string' ? calendar : calendar.else
    found.set(id, [...(found.get(id) ?? []), clock])
  }
  return [...found].map(([calendar, own]) => ({ calendar, clocks: own }))
}
