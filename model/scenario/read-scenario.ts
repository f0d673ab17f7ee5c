import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { ScenarioDocument } from '../../core/contract/scenario.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import { checkShape } from '../document/check-shape.ts'
import { boundIssues, hasErrors } from '../document/issue.ts'
import { pointerOf } from '../document/pointer.ts'
import { newReport } from '../document/report.ts'
import { besidesRemoved, salvage } from '../document/salvage.ts'
import { knownIds } from '../document/surroundings.ts'
import { bareFlow } from '../flow/bare-flow.ts'
import { flowSchema } from '../flow/flow-schema.ts'
import { policySchema } from '../policy/policy-schema.ts'
import { checkDocument } from '../validate/check-document.ts'
import { checkScenario, type ScenarioScope } from './check-scenario.ts'
import { compileParts, firstVersions, type PartIssue, published, type ScenarioPlans } from './compile-parts.ts'
import { collectParts, type FindDocument, type ScenarioPart, type ScenarioParts } from './scenario-documents.ts'
import { scenarioSchema } from './scenario-schema.ts'

/** A scenario that can be played: its lines, and its plans before anything was published and after each event that publishes. */
export interface ReadScenario {
  readonly scenario: ScenarioDocument
  readonly plans: ScenarioPlans
  /** What each event that publishes puts in force, by the place of the event in the file. */
  readonly published: ReadonlyMap<number, PublishedPlans>
}

/** The document that an event publishes, and the plans from then on. */
export interface PublishedPlans {
  readonly id: string
  readonly plans: ScenarioPlans
}

/** A scenario ready to be played, with the warnings it deserves, or all that is wrong with it. */
export type ReadScenarioResult =
  | { readonly ok: true; readonly ready: ReadScenario; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/**
 * Reads a scenario, finds its documents, checks everything and makes its plans; pure but for `find` and zone data. Takes any
 * value; all issues at once, at most 200, those of inline documents below where they stand.
 */
export function readScenario(value: unknown, find: FindDocument): ReadScenarioResult {
  const shape = checkShape(scenarioSchema, value)
  if (shape.ok) return readShaped(shape.value, find)
  const rest = salvage(scenarioSchema, value, shape.issues)
  const more = rest === null ? [] : besidesRemoved(readShaped(rest.value, find).issues, rest.removed)
  return { ok: false, issues: boundIssues([...shape.issues, ...more]) }
}

/** Each publication makes every plan anew. */
const publishedAtMost = 50

function readShaped(scenario: ScenarioDocument, find: FindDocument): ReadScenarioResult {
  const report = newReport()
  const parts = collectParts(scenario, find, report)
  checkScenario(scenario, scopeOf(parts), report)
  const count = parts.published.size
  if (count > publishedAtMost) {
    report.add('document.too-many-entries', ['events'], { count, limit: publishedAtMost })
    return { ok: false, issues: boundIssues(report.issues) }
  }
  const compiled = compileAll(scenario, parts)
  // What is merely worth knowing of a document in another file is said when that file is checked.
  const told = compiled.issues.filter(({ issue, part }) => issue.severity !== 'info' || part?.isInline === true)
  const issues = boundIssues(distinct([...report.issues, ...told.map(issueInScenario)]))
  if (hasErrors(issues) || compiled.plans === null) return { ok: false, issues }
  return { ok: true, ready: { scenario, plans: compiled.plans, published: compiled.publications }, issues }
}

/** The plans at the beginning, and after each publication in the order in which they happen. */
function compileAll(scenario: ScenarioDocument, parts: ScenarioParts) {
  let current = firstVersions(parts)
  const first = compileParts(current)
  const issues = [...first.issues, ...unusedIssues(parts)]
  const publications = new Map<number, PublishedPlans>()
  for (const index of inOrder(scenario)) {
    const part = parts.published.get(index)
    if (part === undefined) continue
    current = published(current, part)
    const next = compileParts(current)
    issues.push(...next.issues)
    if (next.plans !== null) publications.set(index, { id: part.id, plans: next.plans })
  }
  return { plans: first.plans, publications, issues }
}

/** The places of the events in the file, in the order in which they happen: by instant, then by place. */
export function inOrder({ events = [] }: ScenarioDocument): number[] {
  const at = events.map((event) => parseInstant(event.at) ?? 0)
  return events.map((_, index) => index).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b)
}

/** Documents that no plan uses are checked, too: each by itself. */
function unusedIssues(parts: ScenarioParts): PartIssue[] {
  const flows = [parts.flow, ...parts.flows].flatMap((part) => shapedFlow(part) ?? [])
  const usedPolicies = flows.map((flow) => flow.policy)
  const usedRules = flows.flatMap((flow) => flow.nodes.map((node) => (node.kind === 'decide' ? node.rules : '')))
  const policies = parts.policies.filter((part, index) => index > 0 && !usedPolicies.includes(part.id))
  const rules = parts.rules.filter((part) => !usedRules.includes(part.id))
  const calendars = knownIds(parts.calendars.map((part) => part.id))
  return [...policies, ...rules].flatMap((part) =>
    part.kind === 'policy' || part.kind === 'rules'
      ? checkDocument(part.kind, part.value, { calendars }).map((issue) => ({ issue, part }))
      : [],
  )
}

function scopeOf(parts: ScenarioParts): ScenarioScope {
  const flow = shapedFlow(parts.flow)
  const main = parts.flow === null ? bareFlow(parts.policies[0]?.id) : flow
  const counted = main?.policy ?? (parts.hasPolicy ? parts.policies[0]?.id : undefined)
  const versions = [...parts.policies, ...parts.published.values()].filter(
    (part) => part.kind === 'policy' && part.id === counted,
  )
  const policies = versions.map(shapedPolicy)
  return {
    flow: parts.flow === null ? null : (flow ?? undefined),
    children: parts.flows.flatMap((part) => shapedFlow(part) ?? []),
    policies: policies.includes(null) ? undefined : policies.flatMap((policy) => policy ?? []),
    calendars: parts.calendars.map((part) => part.id),
  }
}

function shapedFlow(part: ScenarioPart | null): FlowDocument | null {
  const shape = part === null ? null : checkShape(flowSchema, part.value)
  return shape?.ok === true ? shape.value : null
}

function shapedPolicy(part: ScenarioPart): PolicyDocument | null {
  const shape = checkShape(policySchema, part.value)
  return shape.ok ? shape.value : null
}

/** An issue of a document as one of the scenario: below the document if it stands in the scenario, at its name otherwise. */
function issueInScenario({ issue, part }: PartIssue): Issue {
  const prefix = pointerOf(part?.path ?? [])
  if (part?.isInline !== true) {
    const { fix: _, ...rest } = issue
    return { ...rest, path: prefix }
  }
  const moved = issue.fix?.map((change) =>
    change.op === 'move'
      ? { ...change, from: prefix + change.from, path: prefix + change.path }
      : { ...change, path: prefix + change.path },
  )
  return { ...issue, path: prefix + issue.path, ...(moved && { fix: moved }) }
}

function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.code} ${issue.path} ${issue.message}`, issue])).values()]
}
