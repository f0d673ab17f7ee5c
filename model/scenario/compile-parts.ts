import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { compileCalendar } from '../calendar/compile-calendar.ts'
import { type CompileResult, compile } from '../plan/compile.ts'
import type { DocumentIssue, PlanDocuments, VersionedDocument } from '../plan/documents.ts'
import type { ScenarioPart, ScenarioParts } from './scenario-documents.ts'

/** The plans of a scenario as they stand at some instant of its run. */
export interface ScenarioPlans {
  readonly main: Plan
  /** By the id of the flow, for child cases and for flows that escalations start. */
  readonly others: ReadonlyMap<string, Plan>
  /** Every calendar of the scenario, by id: those that records of customers, teams and sites may name. */
  readonly calendars: ReadonlyMap<string, CompiledCalendar>
}

/** The documents from which plans are made, with the versions they have by then. */
export interface VersionedParts {
  readonly flow: ScenarioPart | null
  readonly flows: readonly ScenarioPart[]
  readonly policies: readonly VersionedPart[]
  readonly calendars: readonly VersionedPart[]
  readonly rules: readonly VersionedPart[]
  readonly mainPolicy: string | undefined
  /** Counts the publications: the version of the plans. */
  readonly version: number
}

export interface VersionedPart {
  readonly part: ScenarioPart
  readonly version: number
}

/** The documents of a scenario at its beginning: the first version of each. */
export function firstVersions(parts: ScenarioParts): VersionedParts {
  const first = (part: ScenarioPart): VersionedPart => ({ part, version: 1 })
  return {
    flow: parts.flow,
    flows: parts.flows,
    policies: parts.policies.map(first),
    calendars: parts.calendars.map(first),
    rules: parts.rules.map(first),
    mainPolicy: parts.hasPolicy ? parts.policies[0]?.id : undefined,
    version: 1,
  }
}

/** The same after a document was published: it takes the place of the one with its id, as the next version. */
export function published(parts: VersionedParts, part: ScenarioPart): VersionedParts {
  const field = part.kind === 'calendar' ? 'calendars' : 'policies'
  const before = parts[field].find((other) => other.part.id === part.id)
  const next: VersionedPart = { part, version: (before?.version ?? 0) + 1 }
  const list =
    before === undefined ? [...parts[field], next] : parts[field].map((other) => (other === before ? next : other))
  return { ...parts, [field]: list, version: parts.version + 1 }
}

/** The plans of all flows, or every issue of the documents that they are made from, told by where the documents stand. */
export function compileParts(parts: VersionedParts): {
  readonly plans: ScenarioPlans | null
  readonly issues: readonly PartIssue[]
} {
  const main = compile(documentsOf(parts, parts.flow), { version: parts.version })
  const others = new Map(
    parts.flows.map((flow): [string, CompileResult] => [
      flow.id,
      compile(documentsOf(parts, flow), { version: parts.version }),
    ]),
  )
  const calendars = parts.calendars.map(({ part, version }) => ({
    part,
    compiled: compileCalendar(part.value, { version }),
  }))
  const issues: PartIssue[] = [main, ...others.values()].flatMap((result) =>
    result.issues.flatMap((issue) => placed(issue, parts)),
  )
  for (const { part, compiled } of calendars) issues.push(...compiled.issues.map((issue) => ({ issue, part })))
  const compiledOthers = [...others].flatMap(([id, result]) => (result.ok ? [[id, result.plan] as const] : []))
  const compiledCalendars = calendars.flatMap(({ part, compiled }) =>
    compiled.ok ? [[part.id, compiled.calendar] as const] : [],
  )
  const isWhole = compiledOthers.length === others.size && compiledCalendars.length === calendars.length
  return {
    plans:
      main.ok && isWhole
        ? { main: main.plan, others: new Map(compiledOthers), calendars: new Map(compiledCalendars) }
        : null,
    issues,
  }
}

/** An issue of one of a scenario's documents; null stands for the bare flow. */
export interface PartIssue {
  readonly issue: Issue
  readonly part: ScenarioPart | null
}

function documentsOf(parts: VersionedParts, flow: ScenarioPart | null): PlanDocuments {
  const versioned = ({ part, version }: VersionedPart): VersionedDocument => ({ document: part.value, version })
  const flows = parts.flow === null ? parts.flows : [parts.flow, ...parts.flows]
  return {
    flow: flow === null ? null : { document: flow === parts.flow ? withPolicy(flow, parts) : flow.value, version: 1 },
    policies: parts.policies.map(versioned),
    calendars: parts.calendars.map(versioned),
    rules: parts.rules.map(versioned),
    flows: flows.map((part) => ({ document: part.value, version: 1 })),
  }
}

/** A flow that names no policy takes the one that the scenario gives. */
function withPolicy(flow: ScenarioPart, { mainPolicy }: VersionedParts): unknown {
  const document = flow.value as Readonly<Record<string, unknown>>
  return mainPolicy === undefined || Object.hasOwn(document, 'policy') ? document : { ...document, policy: mainPolicy }
}

function placed({ document, ...issue }: DocumentIssue, parts: VersionedParts): PartIssue[] {
  const all: readonly (ScenarioPart | null)[] = [
    parts.flow,
    ...parts.flows,
    ...[...parts.policies, ...parts.calendars, ...parts.rules].map(({ part }) => part),
  ]
  const part = all.find((other) => other?.kind === document.kind && other.id === document.id) ?? null
  return [{ issue, part }]
}
