import type { z } from 'zod'
import { dayMs, dayOfDate } from '../../core/calendar/civil-date.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { DocumentKind } from '../../core/contract/document.ts'
import type { Language } from '../../core/contract/language.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { Instant } from '../../core/contract/time.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import { hasErrors, makeIssue } from '../../model/document/issue.ts'
import { shown } from '../../model/document/shown.ts'
import { compile } from '../../model/plan/compile.ts'
import type { DocumentIssue, VersionedDocument } from '../../model/plan/documents.ts'
import { nameOf } from '../../model/validate/world.ts'
import type { BacktestInput, BacktestPlans } from '../../simulation/backtester/backtest.ts'
import { mostRecords } from '../../simulation/backtester/recorded-case.ts'
import { replayedEvents } from '../../simulation/backtester/recorded-inputs.ts'
import { plansSince, recordedCases } from '../../store/cases/recorded-cases.ts'
import { getPlan } from '../../store/documents/plans.ts'
import { getVersion, loadNewest } from '../../store/documents/versions.ts'
import { listSettings } from '../../store/settings/settings.ts'
import type { Sql } from '../../store/store.ts'
import { checkDocuments } from '../documents/check-documents.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { backtestSchema } from '../schemas/rehearsal-schemas.ts'
import type { CasesMessage } from './rehearsal-job.ts'

/** The most cases of one backtest. */
const mostCases = 500_000

/** A backtest that can be run: what the thread is given, and the cases page by page. */
export interface ReadBacktest {
  readonly job: { readonly input: BacktestInput; readonly total: number }
  readonly pages: AsyncIterable<Omit<CasesMessage, 'kind'>>
  readonly issues: readonly DocumentIssue[]
}

interface Named extends VersionedDocument {
  readonly kind: string
  readonly id: string
}

/**
 * What a request wants to backtest: cases that began since then under plans which the changed documents concern, each under its own plan
 * with these documents in the place of their versions. Throws `rehearsal.documents-refused` with all issues, and `rehearsal.too-many-cases`.
 */
export async function readBacktest(
  sql: Sql,
  { documents, since }: z.output<typeof backtestSchema>,
  untilAt: Instant,
  language: Language,
): Promise<ReadBacktest> {
  const issues = await checkDocuments(sql, documents)
  if (hasErrors(issues)) throw apiProblem('rehearsal.documents-refused', {}, { issues })
  const changed: readonly Named[] = documents.map((document) => ({ ...nameOf(document), document, version: null }))
  const sinceAt = sinceOf(since)
  const newest = await loadNewest(sql)
  const plans = new Map<string, BacktestPlans>()
  let total = 0
  for (const { hash, cases } of await plansSince(sql, sinceAt)) {
    const plan = await getPlan(sql, hash)
    if (plan === null || !isConcerned(plan, changed)) continue
    plans.set(hash, { before: plan, after: await changedPlan(sql, plan, changed, newest) })
    total += cases
  }
  if (total > mostCases) throw apiProblem('rehearsal.too-many-cases', { limit: mostCases })
  const input = { untilAt, language, ...(await ownersOf(sql, newest, changed)) }
  return { job: { input, total }, pages: pagesOf(sql, sinceAt, plans), issues }
}

function sinceOf(text: string): Instant {
  const day = dayOfDate(text)
  const at = day === null ? parseInstant(text) : day * dayMs
  if (at !== null) return at
  const issue = makeIssue('document.bad-instant', '/since', { instant: shown(text) })
  throw apiProblem('http.invalid-request', {}, { issues: [issue] })
}

function isConcerned(plan: Plan, changed: readonly Named[]): boolean {
  return changed.some(
    ({ kind, id }) =>
      (kind === 'flow' && plan.id === id) ||
      (kind === 'policy' && plan.policy?.id === id) ||
      (kind === 'calendar' && (Object.hasOwn(plan.calendars, id) || countsByOwner(plan))) ||
      (kind === 'rules' && Object.hasOwn(plan.rules, id)),
  )
}

function countsByOwner({ policy }: Plan): boolean {
  return policy?.clocks.some(({ calendarBy }) => calendarBy !== null) === true
}

/** The plan as it would have been: the versions that it was made from, but for the changed documents; what these need beside, as published. */
async function changedPlan(
  sql: Sql,
  plan: Plan,
  changed: readonly Named[],
  newest: readonly Named[],
): Promise<BacktestPlans['after']> {
  const own = [
    { kind: 'flow', id: plan.id, version: plan.version },
    ...(plan.policy === null ? [] : [{ kind: 'policy', id: plan.policy.id, version: plan.policy.version }]),
    ...Object.values(plan.calendars).map(({ id, version }) => ({ kind: 'calendar', id, version })),
    ...Object.values(plan.rules).map(({ id, version }) => ({ kind: 'rules', id, version })),
  ] as const
  const versions: Named[] = []
  for (const { kind, id, version } of own) {
    const found = version === null ? null : await getVersion(sql, kind as DocumentKind, id, version)
    if (found !== null) versions.push(found)
  }
  const documents = firstOfEach([...changed, ...versions, ...newest])
  const ofKind = (kind: string) => documents.filter((document) => document.kind === kind)
  const flow = ofKind('flow').find(({ id }) => id === plan.id)
  if (flow === undefined) return { code: 'reference.unknown-flow', params: { id: plan.id, known: [] } }
  const lists = { policies: ofKind('policy'), calendars: ofKind('calendar'), rules: ofKind('rules') }
  const compiled = compile({ flow, ...lists }, { evaluator: 'compiled' })
  if (compiled.ok) return compiled.plan
  const issue = compiled.issues.find(({ severity }) => severity === 'error')
  return { code: issue?.code ?? 'rehearsal.documents-refused', params: { ...issue?.params } }
}

function firstOfEach(documents: readonly Named[]): readonly Named[] {
  const seen = new Set<string>()
  return documents.filter(({ kind, id }) => !seen.has(`${kind}/${id}`) && seen.add(`${kind}/${id}`))
}

async function ownersOf(sql: Sql, newest: readonly Named[], changed: readonly Named[]) {
  const ownerCalendars = new Map<string, string>()
  for (const [by, list] of [
    ['team', 'teams'],
    ['site', 'sites'],
  ] as const) {
    for (const { id, value } of await listSettings(sql, list)) {
      const { calendar } = value as { readonly calendar?: string }
      if (calendar !== undefined) ownerCalendars.set(`${by} ${id}`, calendar)
    }
  }
  return { ownerCalendars, calendars: compiled(newest), changedCalendars: compiled(changed) }
}

function compiled(documents: readonly Named[]): ReadonlyMap<string, CompiledCalendar> {
  const calendars = new Map<string, CompiledCalendar>()
  for (const { kind, id, document, version } of documents) {
    const made = kind === 'calendar' ? compileCalendar(document, { version }) : null
    if (made?.ok === true) calendars.set(id, made.calendar)
  }
  return calendars
}

async function* pagesOf(
  sql: Sql,
  since: Instant,
  plans: ReadonlyMap<string, BacktestPlans>,
): AsyncIterable<Omit<CasesMessage, 'kind'>> {
  const untold = new Map(plans)
  if (plans.size === 0) return
  const query = { since, planHashes: [...plans.keys()] }
  for await (const cases of recordedCases(sql, query, replayedEvents, mostRecords)) {
    const hashes = new Set(cases.map(({ planHash }) => planHash))
    const news = [...untold].filter(([hash]) => hashes.has(hash))
    for (const [hash] of news) untold.delete(hash)
    yield { plans: news, cases }
  }
}
