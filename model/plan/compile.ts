import type { FlowDocument } from '../../core/contract/flow.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { Plan, PlanNode } from '../../core/contract/plan.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import { documentLimits } from '../document/bounds.ts'
import { hasErrors, makeIssue } from '../document/issue.ts'
import { utf8Length } from '../document/parse-document.ts'
import { graphOf } from '../flow/graph.ts'
import { joinsOf } from '../flow/joins.ts'
import type { PlanDefaults } from '../flow/node-kind.ts'
import { kindOf } from '../flow/node-kinds.ts'
import { canonicalJson } from './canonical-json.ts'
import { compilePolicy, firstCalendar } from './compile-clock.ts'
import type { DocumentIssue, PlanDocuments } from './documents.ts'
import { type PlanParts, readParts } from './read-parts.ts'

/** A plan with the warnings its documents deserve, or the issues that forbid it. */
export type CompileResult =
  | { readonly ok: true; readonly plan: Plan; readonly issues: readonly DocumentIssue[] }
  | { readonly ok: false; readonly issues: readonly DocumentIssue[] }

/** How a plan is numbered, hashed and decided. */
export interface CompileOptions {
  /** The plan's own number; left out, that of the flow. A plan is made anew whenever a part of it is published. */
  readonly version?: number | null
  /** SHA-256 in hex of a text. Left out, the plan's hash is empty: it was never published. */
  readonly hash?: (text: string) => string
  readonly evaluator?: Plan['evaluator']
}

/**
 * Makes the plan of a flow: the closure of what it uses, every default filled in, checked as a whole; pure but for `hash`
 * and the zone data of this process. Takes any values for documents; every issue of every part is reported at once.
 * Layout and notes are left out, so that drawing changes neither the plan nor its hash.
 */
export function compile(documents: PlanDocuments, options: CompileOptions = {}): CompileResult {
  const { parts, issues } = readParts(documents)
  if (parts === null || hasErrors(issues)) return { ok: false, issues }
  const plan = planOf(parts, documents, options)
  const text = canonicalJson(plan)
  const size = utf8Length(text)
  if (size > documentLimits.bytes) {
    const issue = makeIssue('flow.plan-too-large', '', { size, limit: documentLimits.bytes })
    return { ok: false, issues: [...issues, { ...issue, document: { kind: 'flow', id: plan.id } }] }
  }
  return { ok: true, plan: { ...plan, hash: options.hash?.(text) ?? '' }, issues }
}

/** The text of which a plan's hash is taken: its canonical JSON without the hash. */
export function hashedText(plan: Plan): string {
  const { hash: _, ...rest } = plan
  return canonicalJson(rest)
}

function planOf(parts: PlanParts, documents: PlanDocuments, options: CompileOptions): Omit<Plan, 'hash'> {
  const { flow, policy } = parts
  return {
    kind: 'plan',
    format: 1,
    id: flow.id,
    version: options.version === undefined ? (documents.flow?.version ?? null) : options.version,
    name: flow.name ?? flow.id,
    facts: flow.facts ?? [],
    hasFactList: documents.flow !== null,
    stages: flow.stages,
    start: flow.nodes.find((node) => node.kind === 'start')?.id ?? '',
    nodes: compileNodes(flow, policy?.document ?? null),
    policy: policy === null ? null : compilePolicy(policy.document, policy.version),
    calendars: Object.fromEntries(parts.calendars),
    rules: Object.fromEntries(parts.rules),
    evaluator: options.evaluator ?? 'json-rules-engine',
    reopen: {
      to: flow.reopen?.to ?? null,
      within: flow.reopen?.within ?? { amount: 30, unit: 'calendarDays' },
    },
  }
}

function compileNodes(flow: FlowDocument, policy: PolicyDocument | null): Record<string, PlanNode> {
  const defaults: PlanDefaults = {
    calendar: policy === null ? null : firstCalendar(policy),
    joins: joinsOf(graphOf(flow)),
  }
  const nodes = flow.nodes.map((node): [string, PlanNode] => {
    const { id, stage, name = id } = node
    const edges = flow.edges.filter((edge) => edge.from === id)
    const named = edges.flatMap(({ on, name: way }): [string, LocalText][] => (way === undefined ? [] : [[on, way]]))
    const base = {
      id,
      stage,
      name,
      ways: Object.fromEntries(edges.map(({ on, to }) => [on, to])),
      ...(named.length > 0 ? { wayNames: Object.fromEntries(named) } : {}),
    }
    return [id, kindOf(node).compile(node, base, defaults)]
  })
  return Object.fromEntries(nodes)
}
