import type { z } from 'zod'
import type { CalendarDocument, CompiledCalendar } from '../../core/contract/calendar.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { CompiledRuleSet, RulesDocument } from '../../core/contract/rules.ts'
import { calendarSchema } from '../calendar/calendar-schema.ts'
import { compileCalendar } from '../calendar/compile-calendar.ts'
import { checkShape } from '../document/check-shape.ts'
import { newReport } from '../document/report.ts'
import { type Known, knownDocuments, type Surroundings } from '../document/surroundings.ts'
import { bareFlow } from '../flow/bare-flow.ts'
import { checkFlow } from '../flow/check-flow.ts'
import { flowSchema } from '../flow/flow-schema.ts'
import { calendarsOfFlow, calendarsOfPolicy, rulesOfFlow } from '../flow/references.ts'
import { checkPolicy, factsOfFlows } from '../policy/check-policy.ts'
import { policySchema } from '../policy/policy-schema.ts'
import { compileRules } from '../rules/compile-rules.ts'
import { rulesSchema } from '../rules/rules-schema.ts'
import type { DocumentIssue, PlanDocuments, VersionedDocument } from './documents.ts'

/** What a plan is made from: only what its flow uses. */
export interface PlanParts {
  readonly flow: FlowDocument
  readonly policy: Versioned<PolicyDocument> | null
  readonly calendars: ReadonlyMap<string, CompiledCalendar>
  readonly rules: ReadonlyMap<string, CompiledRuleSet>
}

interface Versioned<D> {
  readonly document: D
  readonly version: number | null
}

/** Reads the documents of a plan and checks what its flow uses of them. `parts` is null if the flow has not the right shape. */
export function readParts(documents: PlanDocuments): {
  readonly parts: PlanParts | null
  readonly issues: readonly DocumentIssue[]
} {
  const issues: DocumentIssue[] = []
  const isBare = documents.flow === null
  const value = isBare ? bareFlow(idOf(documents.policies[0]?.document)) : documents.flow.document
  const flow = shaped('flow', flowSchema, value, issues)
  if (flow === null) return { parts: null, issues }
  const policies = readUsed('policy', policySchema, documents.policies, [flow.policy ?? ''], issues)
  const ruleDocuments = readUsed('rules', rulesSchema, documents.rules, rulesOfFlow(flow), issues)
  const surroundings = surroundingsOf(documents, flow, policies, ruleDocuments)
  add(issues, 'flow', flow.id, checkFlow(flow, surroundings))

  const policy = policies.get(flow.policy ?? '') ?? null
  if (policy !== null) {
    const scope = { ...surroundings, ...(isBare ? {} : { facts: factsOfFlows([flow]) }) }
    add(issues, 'policy', policy.document.id, checkPolicy(policy.document, scope))
    add(issues, 'flow', flow.id, silentClocks(flow, policy.document))
  }
  const rules = new Map<string, CompiledRuleSet>()
  for (const [id, { document, version }] of ruleDocuments) {
    const facts = isBare ? undefined : (flow.facts ?? [])
    const compiled = compileRules(document, { version, facts, calendars: surroundings.calendars?.ids })
    add(issues, 'rules', id, compiled.issues)
    if (compiled.ok) rules.set(id, compiled.ruleSet)
  }
  const calendars = readCalendars(documents.calendars, usedCalendars(flow, policy, rules), issues)
  return { parts: { flow, policy, rules, calendars }, issues }
}

/**
 * What the flow is held against. A document that is there but has not the right shape is known by its id, so that it is
 * reported once, as itself; what it says is not known.
 */
function surroundingsOf(
  documents: PlanDocuments,
  flow: FlowDocument,
  policies: ReadonlyMap<string, Versioned<PolicyDocument>>,
  rules: ReadonlyMap<string, Versioned<RulesDocument>>,
): Surroundings {
  const flows = documents.flows?.flatMap(({ document }) => {
    const shape = checkShape(flowSchema, document)
    return shape.ok ? [shape.value] : []
  })
  return {
    calendars: calendarsIn(documents.calendars),
    policies: { ids: idsOf(documents.policies), get: (id) => policies.get(id)?.document },
    rules: { ids: idsOf(documents.rules), get: (id) => rules.get(id)?.document },
    ...(flows && { flows: knownDocuments([...flows, flow]) }),
    ...(documents.settings && { settings: documents.settings }),
  }
}

/** Calendars are read when a check looks into one. */
function calendarsIn(documents: readonly VersionedDocument[]): Known<CalendarDocument> {
  const get = (id: string) => {
    const found = documents.find(({ document }) => idOf(document) === id)
    const shape = found && checkShape(calendarSchema, found.document)
    return shape?.ok === true ? shape.value : undefined
  }
  return { ids: idsOf(documents), get }
}

function usedCalendars(
  flow: FlowDocument,
  policy: Versioned<PolicyDocument> | null,
  rules: ReadonlyMap<string, CompiledRuleSet>,
): string[] {
  const ofPolicy = policy === null ? [] : calendarsOfPolicy(policy.document)
  const ofRules = [...rules.values()].flatMap((ruleSet) => ruleSet.calendars)
  return [...new Set([...ofPolicy, ...calendarsOfFlow(flow), ...ofRules])]
}

function readCalendars(
  documents: readonly VersionedDocument[],
  ids: readonly string[],
  issues: DocumentIssue[],
): ReadonlyMap<string, CompiledCalendar> {
  const calendars = new Map<string, CompiledCalendar>()
  for (const id of ids) {
    const found = documents.find(({ document }) => idOf(document) === id)
    if (found === undefined) continue
    const compiled = compileCalendar(found.document, { version: found.version })
    add(issues, 'calendar', id, compiled.issues)
    if (compiled.ok) calendars.set(id, compiled.calendar)
  }
  return calendars
}

/** A clock for a stage that this flow does not have never starts in it: a policy may serve several flows. */
function silentClocks(flow: FlowDocument, policy: PolicyDocument): readonly Issue[] {
  const report = newReport()
  const stages = new Set(flow.stages.map((stage) => stage.id))
  for (const { id, stage } of policy.clocks) {
    if (stage !== undefined && !stages.has(stage)) {
      report.add('flow.clock-never-starts', ['policy'], { clock: id, stage })
    }
  }
  return report.issues
}

/** Of the documents of one kind, those with the ids asked for that have the right shape, by id. */
function readUsed<S extends z.ZodType<{ readonly id: string }>>(
  kind: string,
  schema: S,
  documents: readonly VersionedDocument[],
  ids: readonly string[],
  issues: DocumentIssue[],
): ReadonlyMap<string, Versioned<z.output<S>>> {
  const read = new Map<string, Versioned<z.output<S>>>()
  for (const { document, version } of documents) {
    const id = idOf(document)
    if (id === undefined || !ids.includes(id) || read.has(id)) continue
    const value = shaped(kind, schema, document, issues)
    if (value !== null) read.set(id, { document: value, version })
  }
  return read
}

function shaped<S extends z.ZodType>(
  kind: string,
  schema: S,
  value: unknown,
  issues: DocumentIssue[],
): z.output<S> | null {
  const shape = checkShape(schema, value)
  if (shape.ok) return shape.value
  add(issues, kind, idOf(value) ?? '', shape.issues)
  return null
}

function add(issues: DocumentIssue[], kind: string, id: string, found: readonly Issue[]): void {
  for (const issue of found) issues.push({ ...issue, document: { kind, id } })
}

function idsOf(documents: readonly VersionedDocument[]): ReadonlySet<string> {
  return new Set(documents.flatMap(({ document }) => idOf(document) ?? []))
}

function idOf(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, 'id')) return undefined
  const { id } = document as { readonly id: unknown }
  return typeof id === 'string' ? id : undefined
}
