import type { FlowDocument, FlowEdge, FlowNode } from '../../core/contract/flow.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'

/** Which ways lead out of and into each node, in the order of the document; nodes without any are left out. */
export interface FlowEdges {
  readonly out: ReadonlyMap<string, readonly FlowEdge[]>
  readonly in: ReadonlyMap<string, readonly FlowEdge[]>
}

/** The edges of a flow by the nodes at their ends. Pure. */
export function edgesByNode(flow: FlowDocument): FlowEdges {
  const out = new Map<string, FlowEdge[]>()
  const into = new Map<string, FlowEdge[]>()
  for (const edge of flow.edges) {
    push(out, edge.from, edge)
    push(into, edge.to, edge)
  }
  return { out, in: into }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** The tasks that a case can reach before any other: where people first meet it. */
export function firstTasks(flow: FlowDocument, edges: FlowEdges): ReadonlySet<string> {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]))
  const found = new Set<string>()
  const seen = new Set<string>()
  const open: FlowNode[] = flow.nodes.filter((node) => node.kind === 'start')
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node.id)) continue
    seen.add(node.id)
    if (node.kind === 'task') found.add(node.id)
    else for (const { to } of edges.out.get(node.id) ?? []) open.push(...present(byId.get(to)))
  }
  return found
}

function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value]
}

/** The nodes after which a case counts as resolved; the ends where nothing before them resolves it. */
export function resolvingNodes(flow: FlowDocument): readonly FlowNode[] {
  const found = flow.nodes.filter(
    (node) =>
      (node.kind === 'task' && node.outcomes.some((one) => typeof one !== 'string' && one.resolves === true)) ||
      (node.kind === 'act' && node.steps.some((step) => step.do === 'resolve')),
  )
  return found.length > 0 ? found : flow.nodes.filter((node) => node.kind === 'end')
}

/**
 * The teams that can have the case when it leaves each node. A task's team has it, an assignment or a decision that sets `team`
 * hands it over, everything else passes on whoever had it. Edges to nodes that are not there are passed over.
 */
export function holdersAfter(
  flow: FlowDocument,
  edges: FlowEdges,
  rulesOf: (id: string) => RulesDocument | null,
): ReadonlyMap<string, ReadonlySet<string>> {
  const own = new Map(flow.nodes.map((node) => [node.id, teamsGivenBy(node, rulesOf)]))
  const after = new Map<string, Set<string>>(flow.nodes.map((node) => [node.id, new Set(own.get(node.id))]))
  const open = [...after.keys()]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const leaving = after.get(id) ?? new Set()
    for (const { to } of edges.out.get(id) ?? []) {
      const next = after.get(to)
      if (next === undefined || (own.get(to)?.length ?? 0) > 0) continue
      const before = next.size
      for (const team of leaving) next.add(team)
      if (next.size > before) open.push(to)
    }
  }
  return after
}

function teamsGivenBy(node: FlowNode, rulesOf: (id: string) => RulesDocument | null): readonly string[] {
  if (node.kind === 'task') return node.queue?.team === undefined ? [] : [node.queue.team]
  if (node.kind === 'act') return node.steps.flatMap((step) => (step.do === 'assign' ? [step.team] : [])).slice(-1)
  if (node.kind !== 'decide') return []
  const rules = rulesOf(node.rules)
  return rules === null ? [] : [...new Set(teamsSetBy(rules))]
}

function teamsSetBy(rules: RulesDocument): readonly string[] {
  const isTeam = (value: unknown): value is string => typeof value === 'string' && value !== '-'
  if (rules.style === 'list') return rules.rules.map((rule) => rule.then.set?.['team']).filter(isTeam)
  const column = (rules.outputs ?? []).findIndex((output) => output.fact === 'team')
  return column < 0 ? [] : rules.rows.map((row) => row.then?.[column]).filter(isTeam)
}
