import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { ProfileDocument } from '../../core/contract/profile.ts'
import type { TeamSetting } from '../../core/contract/settings.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import { hasErrors, makeIssue } from '../../model/document/issue.ts'
import { compile } from '../../model/plan/compile.ts'
import type { DocumentIssue, PlanDocuments, VersionedDocument } from '../../model/plan/documents.ts'
import { readProfile } from '../../model/profile/check-profile.ts'
import type { SimulationInput } from './simulate.ts'

/** What somebody wants to simulate, not looked at yet. */
export interface SimulationRequest {
  /** The flow, and all documents that it may use. */
  readonly documents: PlanDocuments & { readonly flow: VersionedDocument }
  /** A policy that counts instead of the flow's own; left out: its own. */
  readonly policy?: unknown
  readonly profile?: unknown
  /** What the profile does not say of a team: its capacity and calendar. */
  readonly teams: readonly TeamSetting[]
  readonly cases: number
  readonly seed: number
}

export type PreparedSimulation =
  | { readonly ok: true; readonly input: SimulationInput; readonly issues: readonly DocumentIssue[] }
  | { readonly ok: false; readonly issues: readonly DocumentIssue[] }

/** Compiles and checks what is to be simulated; pure but for zone data. All issues at once, each by the document in which it stands. */
export function prepareSimulation(request: SimulationRequest): PreparedSimulation {
  const documents = withPolicy(request)
  const main = compile(documents, { evaluator: 'compiled' })
  if (!main.ok) return { ok: false, issues: main.issues }
  const { others, issues } = startedPlans(main.plan, documents)
  const calendars = namedCalendars(main.plan, documents.calendars)
  const scope = { plan: main.plan, others, calendars: calendars.keys() }
  const read = readProfile(request.profile ?? { kind: 'profile' }, scope)
  const found = [...main.issues, ...issues]
  if (!read.ok) {
    const document = { kind: 'profile', id: '' }
    return { ok: false, issues: [...found, ...read.issues.map((issue) => ({ ...issue, document }))] }
  }
  if (hasErrors(found)) return { ok: false, issues: found }
  const profile = withTeams(read.value, request.teams, calendars)
  const { cases, seed } = request
  return {
    ok: true,
    input: { plan: main.plan, others, calendars, profile, cases, seed },
    issues: [...found, ...fewerArrivals(profile, cases)],
  }
}

/** The flow takes the policy that is given, whatever it names itself. */
function withPolicy({ documents, policy }: SimulationRequest): SimulationRequest['documents'] {
  if (policy === undefined) return documents
  const id = fieldOf(policy, 'id')
  const { document } = documents.flow
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document)
  return {
    ...documents,
    flow: { ...documents.flow, document: isObject && id !== undefined ? { ...document, policy: id } : document },
    policies: [
      { document: policy, version: null },
      ...documents.policies.filter((each) => fieldOf(each.document, 'id') !== id),
    ],
  }
}

/** The plans of the flows that cases start, and of those that these start, by id. */
function startedPlans(main: Plan, documents: PlanDocuments) {
  const others = new Map<string, Plan>()
  const issues: DocumentIssue[] = []
  const wanted = flowsStartedBy(main)
  for (const id of wanted) {
    const flow = documents.flows?.find(({ document }) => fieldOf(document, 'id') === id)
    if (flow === undefined || id === main.id || others.has(id)) continue
    const compiled = compile({ ...documents, flow }, { evaluator: 'compiled' })
    issues.push(...compiled.issues)
    if (!compiled.ok) continue
    others.set(id, compiled.plan)
    // A list that grows while it is walked: what a child starts is compiled, too.
    wanted.push(...flowsStartedBy(compiled.plan))
  }
  return { others, issues }
}

function flowsStartedBy({ nodes, policy }: Plan): string[] {
  const children = Object.values(nodes).flatMap((node) => (node.kind === 'subflow' ? [node.flow] : []))
  const actions = (policy?.clocks ?? []).flatMap((clock) => clock.escalations.flatMap((escalation) => escalation.do))
  return [...children, ...actions.flatMap((action) => (action.action === 'startFlow' ? [action.flow] : []))]
}

/** Every calendar that can be read, by id; those of the plan are its very own, so that a team's is known to be the same. */
function namedCalendars(plan: Plan, documents: readonly VersionedDocument[]): ReadonlyMap<string, CompiledCalendar> {
  const calendars = new Map<string, CompiledCalendar>()
  for (const { document, version } of documents) {
    const id = fieldOf(document, 'id')
    if (id === undefined || calendars.has(id) || Object.hasOwn(plan.calendars, id)) continue
    const compiled = compileCalendar(document, { version })
    if (compiled.ok) calendars.set(id, compiled.calendar)
  }
  for (const [id, calendar] of Object.entries(plan.calendars)) calendars.set(id, calendar)
  return calendars
}

/** What the profile says of a team counts; what it leaves out is as the settings say. */
function withTeams(
  profile: ProfileDocument,
  settings: readonly TeamSetting[],
  calendars: ReadonlyMap<string, CompiledCalendar>,
): ProfileDocument {
  const teams = { ...profile.teams }
  for (const { id, capacity, calendar } of settings) {
    teams[id] = {
      ...(capacity === undefined ? {} : { capacity }),
      ...(calendar === undefined || !calendars.has(calendar) ? {} : { calendar }),
      ...teams[id],
    }
  }
  return { ...profile, teams }
}

function fewerArrivals({ arrivals }: ProfileDocument, cases: number): DocumentIssue[] {
  if (arrivals === undefined || !('given' in arrivals) || arrivals.given.length >= cases) return []
  const params = { given: arrivals.given.length, wanted: cases }
  const issue = makeIssue('rehearsal.fewer-arrivals', '/arrivals/given', params)
  return [{ ...issue, document: { kind: 'profile', id: '' } }]
}

function fieldOf(document: unknown, field: string): string | undefined {
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, field)) return undefined
  const value = (document as Readonly<Record<string, unknown>>)[field]
  return typeof value === 'string' ? value : undefined
}
