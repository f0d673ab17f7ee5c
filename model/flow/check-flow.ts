import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { factsById } from '../../core/facts/built-in-facts.ts'
import { boundIssues } from '../document/issue.ts'
import { checkReference, checkUnique, newReport, type Report } from '../document/report.ts'
import type { Known, Surroundings } from '../document/surroundings.ts'
import { checkFacts } from './check-facts.ts'
import { checkGraph } from './check-graph.ts'
import { checkWays } from './check-ways.ts'
import { graphOf } from './graph.ts'
import { joinsOf } from './joins.ts'
import { placesOf } from './matcher.ts'
import type { NodeScope } from './node-kind.ts'
import { kindOf } from './node-kinds.ts'

/**
 * All that is wrong or doubtful with a flow of the right shape; pure, all issues at once, at most 200. Names of other
 * documents are held against `surroundings`, where those are known.
 */
export function checkFlow(flow: FlowDocument, surroundings: Surroundings = {}): Issue[] {
  const report = newReport()
  const graph = graphOf(flow)
  const scope: NodeScope = {
    flow,
    facts: factsById(flow.facts ?? []),
    joins: joinsOf(graph),
    places: placesOf([flow]),
    branches: branchesOf(flow),
    surroundings,
  }
  checkFacts(report, flow.facts ?? [])
  checkNames(report, flow, surroundings)
  checkNodes(report, scope)
  checkWays(report, flow, surroundings)
  checkGraph(report, flow, graph)
  checkSubflows(report, flow, surroundings)
  checkDrawing(report, flow)
  return boundIssues(report.issues)
}

function branchesOf({ edges }: FlowDocument): ReadonlyMap<string, number> {
  const branches = new Map<string, number>()
  for (const { from } of edges) branches.set(from, (branches.get(from) ?? 0) + 1)
  return branches
}

function checkNames(report: Report, flow: FlowDocument, { policies, settings }: Surroundings): void {
  const { stages, nodes, notes = [] } = flow
  const ids = (list: readonly { readonly id: string }[]) => list.map((entry) => entry.id)
  checkUnique(report, ids(stages), (index) => ['stages', index, 'id'])
  checkUnique(report, ids(nodes), (index) => ['nodes', index, 'id'])
  checkUnique(report, ids(notes), (index) => ['notes', index, 'id'])
  if (flow.policy !== undefined) {
    checkReference(report, 'reference.unknown-policy', ['policy'], flow.policy, policies?.ids)
  }
  checkReopen(report, flow)
  const approver = flow.approval?.by
  if (approver === undefined) return
  const role = /^role:([a-z0-9-]{1,64})$/.exec(approver)?.[1]
  if (role === undefined) report.add('flow.bad-approver', ['approval', 'by'], { by: approver.slice(0, 60) })
  else if (settings?.roles !== undefined && !settings.roles.has(role)) {
    report.add('reference.unknown-role', ['approval', 'by'], { id: role, known: [...settings.roles].slice(0, 20) })
  }
}

function checkReopen(report: Report, { nodes, reopen }: FlowDocument): void {
  if (reopen?.to === undefined) return
  const path = ['reopen', 'to']
  const ids = nodes.map((node) => node.id)
  checkReference(report, 'reference.unknown-node', path, reopen.to, ids)
  const kind = nodes.find((node) => node.id === reopen.to)?.kind
  if (kind === 'end' || kind === 'join') {
    report.add('flow.reopen-to-an-end', path, { node: reopen.to }, [{ op: 'remove', path: '/reopen/to' }])
  }
}

function checkNodes(report: Report, scope: NodeScope): void {
  const used = new Set(scope.flow.nodes.map((node) => node.stage))
  scope.flow.nodes.forEach((node, index) => {
    checkReference(report, 'reference.unknown-stage', ['nodes', index, 'stage'], node.stage, scope.places.stages)
    kindOf(node).check(node, report.within(['nodes', index]), scope)
  })
  scope.flow.stages.forEach((stage, index) => {
    if (used.has(stage.id)) return
    // The last stage stays: a flow has at least one.
    const fix = scope.flow.stages.length > 1 ? [{ op: 'remove' as const, path: `/stages/${index}` }] : undefined
    report.add('flow.stage-without-nodes', ['stages', index], { stage: stage.id }, fix)
  })
}

/** A flow that comes back to itself through its subflows would never end. */
function checkSubflows(report: Report, flow: FlowDocument, { flows }: Surroundings): void {
  if (flows === undefined) return
  flow.nodes.forEach((node, index) => {
    if (node.kind !== 'subflow') return
    const chain = chainBack(flow.id, node.flow, flows)
    if (chain !== null) report.add('flow.subflow-within-itself', ['nodes', index, 'flow'], { flows: chain })
  })
}

/** The flows through which one leads back to `home`, both ends included; null if it does not. */
function chainBack(home: string, first: string, flows: Known<FlowDocument>): string[] | null {
  const cameFrom = new Map<string, string>([[first, home]])
  const open = [first]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === home) return [...chainTo(home, cameFrom, home)]
    for (const node of flows.get(id)?.nodes ?? []) {
      if (node.kind !== 'subflow' || cameFrom.has(node.flow)) continue
      cameFrom.set(node.flow, id)
      open.push(node.flow)
    }
  }
  return null
}

function chainTo(id: string, cameFrom: ReadonlyMap<string, string>, home: string): string[] {
  const chain = [id]
  for (let at = cameFrom.get(id); at !== undefined && chain.length <= cameFrom.size; at = cameFrom.get(at)) {
    chain.unshift(at)
    if (at === home) break
  }
  return chain
}

function checkDrawing(report: Report, { nodes, layout = {} }: FlowDocument): void {
  const ids = new Set(nodes.map((node) => node.id))
  for (const node of Object.keys(layout)) {
    if (ids.has(node)) continue
    report.add('flow.layout-of-no-node', ['layout', node], { node }, [{ op: 'remove', path: `/layout/${node}` }])
  }
}
