import type { Plan } from '../../core/contract/plan.ts'
import type {
  PublicationMapping,
  WireFlowEffect,
  WireMovedNode,
  WirePublicationEffect,
} from '../../core/contract/wire-publication.ts'
import { lostNodes, type NodeMapping, placeIn } from '../../core/step/standing.ts'
import { makeIssue } from '../../model/document/issue.ts'
import { nearestName } from '../../model/document/nearest-name.ts'
import type { DocumentIssue } from '../../model/plan/documents.ts'
import { type StandingCount, standingsOf } from '../../store/cases/standings.ts'
import { getPlan } from '../../store/documents/plans.ts'
import type { Published } from '../../store/documents/publish-versions.ts'
import { countCasesBy } from '../../store/documents/reach-cases.ts'
import type { Sql } from '../../store/store.ts'

export interface Effect extends Pick<WirePublicationEffect, 'flows' | 'calendars'> {
  /** What is wrong or doubtful with the mapping, and each node that running cases would lose, for `migrate`. */
  readonly issues: readonly DocumentIssue[]
}

/** What new plans and calendars would mean for the cases that run: who could follow, who could not, and where those stand. */
export async function publicationEffect(
  sql: Sql,
  plans: readonly Plan[],
  published: Published,
  mapping: PublicationMapping,
): Promise<Effect> {
  const flows: WireFlowEffect[] = []
  const known = new Set(plans.map(({ id }) => id))
  const issues: DocumentIssue[] = Object.keys(mapping)
    .filter((flow) => !known.has(flow))
    .map((flow) => ofFlow(flow, makeIssue('publication.mapping-other-flow', '', { flow, known: [...known] })))
  for (const to of plans) {
    const own = Object.hasOwn(mapping, to.id) ? (mapping[to.id] ?? {}) : {}
    const groups = await groupsOf(sql, to)
    const effect = flowEffect(to, groups, own)
    flows.push(effect)
    issues.push(...mappingIssues(to, groups, own), ...lossIssues(effect))
  }
  const calendars: Effect['calendars'][number][] = []
  for (const { kind, id: calendar, version } of published) {
    if (kind !== 'calendar' || version === 1) continue
    calendars.push({ calendar, version, running: await countCasesBy(sql, calendar) })
  }
  return { flows, calendars, issues }
}

/** Cases that stand alike, with the plan that they follow. */
interface Group extends StandingCount {
  readonly plan: Plan
}

async function groupsOf(sql: Sql, to: Plan): Promise<readonly Group[]> {
  const standings = await standingsOf(sql, to.id, to.hash)
  const plans = new Map<string, Plan>()
  for (const hash of new Set(standings.map((standing) => standing.hash))) {
    const plan = await getPlan(sql, hash)
    if (plan !== null) plans.set(hash, plan)
  }
  return standings.flatMap((standing) => {
    const plan = plans.get(standing.hash)
    return plan === undefined ? [] : [{ ...standing, plan }]
  })
}

function flowEffect(to: Plan, groups: readonly Group[], mapping: NodeMapping): WireFlowEffect {
  const from = new Map<string, WireFlowEffect['from'][number]>()
  const nodes = new Map<string, WireMovedNode>()
  let [running, stuck] = [0, 0]
  for (const { hash, version, cases, plan, ...standing } of groups) {
    running += cases
    from.set(hash, { version, hash, cases: cases + (from.get(hash)?.cases ?? 0) })
    const lost = lostNodes(to, plan, standing, mapping)
    if (lost.length > 0) stuck += cases
    const mapped = standing.nodes.filter((node) => Object.hasOwn(mapping, node) && !lost.includes(node))
    for (const node of new Set([...lost, ...mapped])) {
      const known = plan.nodes[node]
      nodes.set(node, {
        node,
        name: known?.name ?? node,
        kind: known?.kind ?? '',
        cases: cases + (nodes.get(node)?.cases ?? 0),
        to: lost.includes(node) ? null : placeIn(to, plan, node, mapping),
      })
    }
  }
  const { id: flow, version } = to
  return { flow, version, running, moves: running - stuck, stuck, from: [...from.values()], nodes: [...nodes.values()] }
}

function lossIssues({ flow, nodes }: WireFlowEffect): readonly DocumentIssue[] {
  return nodes
    .filter((node) => node.to === null)
    .map(({ node, cases }) => ofFlow(flow, makeIssue('publication.node-gone', '/nodes', { flow, node, cases })))
}

/** A mapping leads from nodes that running cases could stand in to nodes of the new plan, from stage to same stage if possible. */
function mappingIssues(to: Plan, groups: readonly Group[], mapping: NodeMapping): readonly DocumentIssue[] {
  const { id: flow } = to
  const before = new Map(groups.flatMap(({ plan }) => Object.entries(plan.nodes)))
  return Object.entries(mapping).flatMap(([node, target]): DocumentIssue[] => {
    const [old, next] = [before.get(node), Object.hasOwn(to.nodes, target) ? to.nodes[target] : undefined]
    const path = `/mapping/${flow}/${node}`
    const add = (issue: ReturnType<typeof makeIssue>) => [ofFlow(flow, issue)]
    if (next === undefined) {
      const nearest = nearestName(target, Object.keys(to.nodes)) ?? ''
      return add(makeIssue('publication.mapping-no-target', path, { flow, node, to: target, nearest }))
    }
    if (next.kind === 'start') return add(makeIssue('publication.mapping-to-start', path, { flow, node, to: target }))
    if (groups.length > 0 && old === undefined) {
      return add(makeIssue('publication.mapping-unknown-node', path, { flow, node }))
    }
    if (old !== undefined && old.stage !== next.stage) {
      const stages = { stage: old.stage, next: next.stage }
      return add(makeIssue('publication.mapping-other-stage', path, { flow, node, to: target, ...stages }))
    }
    return []
  })
}

function ofFlow(id: string, issue: ReturnType<typeof makeIssue>): DocumentIssue {
  return { ...issue, document: { kind: 'flow', id } }
}
