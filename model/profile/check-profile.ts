import type { FactDefinition, FactId } from '../../core/contract/facts.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { Plan, PlanNode, PlanNodeOf } from '../../core/contract/plan.ts'
import type { ProfileDocument, WeightedValue } from '../../core/contract/profile.ts'
import { factsById } from '../../core/facts/built-in-facts.ts'
import { surveyBands, wayOfScore } from '../../core/nodes/survey.ts'
import { type Checked, checkShape } from '../document/check-shape.ts'
import { boundIssues } from '../document/issue.ts'
import { checkReference, newReport, type Path, type Report } from '../document/report.ts'
import { checkFact, checkFactValue, checkSettableFact } from '../flow/fact-value.ts'
import { profileSchema } from './profile-schema.ts'

/** What a profile is held against: the plan that is simulated, those of its child flows by id, and the ids of all calendars. */
export interface ProfileScope {
  readonly plan: Plan
  readonly others: ReadonlyMap<string, Plan>
  readonly calendars: Iterable<string>
}

/** A profile that fits a plan, or all that is wrong with it; pure, takes any value. */
export function readProfile(value: unknown, scope: ProfileScope): Checked<ProfileDocument> {
  const shape = checkShape(profileSchema, value)
  if (!shape.ok) return shape
  const issues = checkProfile(shape.value, scope)
  return issues.length === 0 ? shape : { ok: false, issues }
}

function checkProfile(profile: ProfileDocument, { plan, others, calendars }: ProfileScope): Issue[] {
  const report = newReport()
  const nodes = nodesByPath(plan, others)
  const known = new Set(calendars)
  checkArrivals(profile, plan, known, report)
  checkValues(profile.facts ?? {}, ['facts'], plan, true, report)
  for (const [team, { calendar }] of Object.entries(profile.teams ?? {})) {
    if (calendar !== undefined) {
      checkReference(report, 'reference.unknown-calendar', ['teams', team, 'calendar'], calendar, known)
    }
  }
  eachNode(profile.tasks, 'tasks', 'task', nodes, report, ({ node, plan: own }, task, path) => {
    const outcomes = node.outcomes.map(({ id }) => id)
    for (const outcome of Object.keys(task.outcomes ?? {})) {
      checkReference(report, 'reference.unknown-outcome', [...path, 'outcomes', outcome], outcome, outcomes)
    }
    checkValues(task.sets ?? {}, [...path, 'sets'], own, false, report)
  })
  eachNode(profile.surveys, 'surveys', 'survey', nodes, report, ({ node }, survey, path) => {
    for (const score of Object.keys(survey.scores ?? {})) checkScore(score, node, [...path, 'scores', score], report)
  })
  eachNode(profile.events, 'events', 'wait', nodes, report, ({ node }, _, path) => {
    const isMade = node.event.some(
      ({ event, name }) => event === 'message' || (event === 'external' && name !== undefined),
    )
    if (!isMade) report.add('profile.event-not-simulated', path, { node: node.id })
  })
  eachNode(profile.acts, 'acts', 'act', nodes, report, () => undefined)
  return boundIssues(report.issues)
}

interface Placed<K extends PlanNode['kind']> {
  readonly node: PlanNodeOf<K>
  readonly plan: Plan
}

/** Calls `check` for each entry of a part of the profile that names a node of the right kind; the others are reported. */
function eachNode<K extends PlanNode['kind'], T>(
  entries: Readonly<Record<string, T>> | undefined,
  part: string,
  kind: K,
  nodes: ReadonlyMap<string, Placed<PlanNode['kind']>>,
  report: Report,
  check: (placed: Placed<K>, entry: T, path: Path) => void,
): void {
  for (const [id, entry] of Object.entries(entries ?? {})) {
    const found = nodes.get(id)
    if (found === undefined) checkReference(report, 'reference.unknown-node', [part, id], id, nodes.keys())
    else if (found.node.kind !== kind) {
      report.add('profile.other-node-kind', [part, id], { node: id, kind: found.node.kind, wanted: kind })
    } else check(found as unknown as Placed<K>, entry, [part, id])
  }
}

const deepest = 8

/** Every node of a plan, and those of its child flows as `child/node`. */
function nodesByPath(plan: Plan, others: ReadonlyMap<string, Plan>): Map<string, Placed<PlanNode['kind']>> {
  const found = new Map<string, Placed<PlanNode['kind']>>()
  const visit = (at: Plan, prefix: string, depth: number): void => {
    for (const node of Object.values(at.nodes)) {
      found.set(`${prefix}${node.id}`, { node, plan: at })
      const child = node.kind === 'subflow' ? others.get(node.flow) : undefined
      if (child !== undefined && depth < deepest) visit(child, `${prefix}${node.id}/`, depth + 1)
    }
  }
  visit(plan, '', 1)
  return found
}

function checkArrivals(
  { arrivals }: ProfileDocument,
  plan: Plan,
  calendars: ReadonlySet<string>,
  report: Report,
): void {
  if (arrivals === undefined) return
  if ('perHour' in arrivals) {
    const { calendar } = arrivals
    if (calendar !== undefined) {
      checkReference(report, 'reference.unknown-calendar', ['arrivals', 'calendar'], calendar, calendars)
    }
    return
  }
  arrivals.given.forEach(({ facts = {} }, index) => {
    const values = Object.entries(facts).map(([id, value]) => [id, [{ value }]] as const)
    checkValues(Object.fromEntries(values), ['arrivals', 'given', index, 'facts'], plan, true, report)
  })
}

/** Who the customer is may be given when a case comes in, and only then. A bare flow takes any fact. */
function checkValues(
  values: Readonly<Record<FactId, readonly WeightedValue[]>>,
  path: Path,
  plan: Plan,
  isIntake: boolean,
  report: Report,
): void {
  if (!plan.hasFactList) return
  const facts = factsById(plan.facts)
  for (const [id, choices] of Object.entries(values)) {
    const at = [...path, id]
    const fact: FactDefinition | undefined =
      isIntake && id.startsWith('customer.')
        ? checkFact(report, at, id, facts)
        : checkSettableFact(report, at, id, facts)
    if (fact === undefined) continue
    choices.forEach(({ value }, index) => {
      if (value !== null) checkFactValue(report, [...at, index, 'value'], fact, value)
    })
  }
}

function checkScore(score: string, node: PlanNodeOf<'survey'>, path: Path, report: Report): void {
  if (wayOfScore(node, Number(score)) !== null) return
  const bands = node.ask === 'questions' ? node.bands : surveyBands[node.ask]
  const allowed = bands.map(({ from, to }) => `${from}–${to}`)
  report.add('profile.score-out-of-range', path, { score, node: node.id, allowed })
}
