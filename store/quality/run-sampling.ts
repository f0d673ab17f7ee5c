import { randomUUID } from 'node:crypto'
import type { AuditRisk, SamplingRule } from '../../core/contract/wire-quality.ts'
import { alone } from '../alone.ts'
import { type CivilPeriod, civilPeriods } from '../civil-periods.ts'
import { conditions } from '../conditions.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Store, Transaction } from '../store.ts'
import { assignAuditors } from './assign-auditors.ts'
import { getCard } from './cards.ts'
import { type Candidate, drawSample } from './draw-sample.ts'

/** What one run of a rule came to. */
export interface SamplingRun {
  readonly rule: string
  readonly period: string
  readonly candidates: number
  readonly taken: number
}

/** A span is drawn from this long after it ended, so that what came in late is known; in ms. */
const settleMs = 3_600_000
/** So many spans that nobody drew from, because nothing ran, are made up for. */
const mostMissed = 8
/** From one rule and span at most; a rule that asks for more is one that was not meant so. */
const mostTaken = 5000
const newEmployeeMs = 90 * 86_400_000

/**
 * Draws from one span that is due: the oldest that ended since the rule was made, or the one before. Null when none is due, or another
 * process draws. Each rule and span once, and no case twice for a rule, whatever happens.
 */
export function drawNextSample(store: Pick<Store, 'transaction'>, at: number): Promise<SamplingRun | null> {
  return alone(store, 'quality', async (tx) => {
    const rules = await tx.query<{ rule: SamplingRule; createdAt: number }>(
      'select rule, created_at as "createdAt" from quality_rules where is_active order by id',
    )
    for (const { rule, createdAt } of rules) {
      const due = await duePeriod(tx, rule, createdAt, at)
      if (due !== null) return run(tx, rule, due, at)
    }
    return null
  })
}

async function duePeriod(tx: Transaction, rule: SamplingRule, createdAt: number, at: number) {
  const periods = await civilPeriods(tx, { unit: rule.every, zone: rule.zone, at, before: mostMissed })
  const done = await tx.query<{ period: string }>('select period from quality_runs where rule_id = $1', [rule.id])
  const ran = new Set(done.map(({ period }) => period))
  const over = periods.filter(({ toAt }) => toAt + settleMs <= at)
  // The newest span that was over when the rule was made counts, so that there is something to score at once.
  const first = over.findLastIndex(({ toAt }) => toAt <= createdAt)
  return over.slice(Math.max(0, first)).find(({ id }) => !ran.has(id)) ?? null
}

async function run(tx: Transaction, rule: SamplingRule, period: CivilPeriod, at: number): Promise<SamplingRun> {
  const card = await getCard(tx, rule.card)
  const candidates = card?.isActive === true ? await candidatesOf(tx, rule, period) : []
  const seed = `${rule.id}/${period.id}`
  const drawn = drawSample(candidates, rule, seed).slice(0, mostTaken)
  const involved = await involvedIn(tx, drawn, rule.auditors)
  const auditors = assignAuditors(
    drawn.map(({ caseId, person }) => ({ caseId, involved: new Set([person, ...(involved.get(caseId) ?? [])]) })),
    await openAudits(tx, rule.auditors),
    seed,
  )
  const rows = drawn.map((candidate, index) => ({
    ...candidate,
    id: randomUUID(),
    auditor: auditors[index] ?? null,
  }))
  await tx.query(
    `insert into quality_audits (
       id, case_id, number, flow, team, person, card_id, card_version, rule_id, period, auditor, risks, state, created_at)
     select a.id, a."caseId", a.number, a.flow, a.team, a.person, $2, $3, $4, $5, a.auditor, a.risks, 'open', $6::bigint
     from jsonb_to_recordset($1::jsonb) a(
       id text, "caseId" text, number bigint, flow text, team text, person text, auditor text, risks jsonb)
     on conflict do nothing`,
    [storableJson(rows), rule.card, card?.version ?? 0, rule.id, period.id, at],
  )
  await tx.query(
    `insert into quality_runs (rule_id, period, from_at, to_at, ran_at, candidates, taken) values ($1, $2, $3, $4, $5, $6, $7)`,
    [rule.id, period.id, period.fromAt, period.toAt, at, candidates.length, rows.length],
  )
  return { rule: rule.id, period: period.id, candidates: candidates.length, taken: rows.length }
}

interface FoundCase extends Candidate {
  readonly number: number
  readonly flow: string
  readonly team: string | null
}

type CaseRow = Omit<FoundCase, 'risks'> & Readonly<Record<AuditRisk, boolean>>

/** The cases of somebody that were closed in the span, fit the rule and were never drawn for it. */
export async function candidatesOf(
  sql: Sql,
  rule: Pick<SamplingRule, 'id' | 'where'>,
  { fromAt, toAt }: Pick<CivilPeriod, 'fromAt' | 'toAt'>,
): Promise<readonly FoundCase[]> {
  const found = conditions()
  const { flow, team, person, channel, tier } = rule.where ?? {}
  found.add(`c.closed_at >= ${found.value(fromAt)}::bigint and c.closed_at < ${found.value(toAt)}::bigint`)
  found.add(`c.status = 'closed' and c.assignee is not null`)
  found.add(
    `not exists (select 1 from quality_audits a where a.rule_id = ${found.value(rule.id)} and a.case_id = c.id)`,
  )
  if (flow !== undefined) found.oneOf('c.flow', flow)
  if (team !== undefined) found.oneOf('c.team', team)
  if (person !== undefined) found.oneOf('c.assignee', person)
  if (channel !== undefined) found.oneOf('c.channel', channel)
  if (tier !== undefined) found.oneOf('k.tier', tier)
  const rows = await sql.query<CaseRow>(
    `select c.id as "caseId", c.number, c.flow, c.team, c.assignee as person,
       c.breach_count > 0 as late, c.reopened > 0 as reopened,
       exists (select 1 from report_facts f where f.case_id = c.id and f.measure = 'satisfaction' and f.is_late) as unsatisfied,
       coalesce(u.created_at > c.closed_at - ${newEmployeeMs}::bigint, false) as "newEmployee"
     from cases c left join customers k on k.id = c.customer_id left join users u on u.id = c.assignee
     ${found.where} order by c.id`,
    found.values,
  )
  const names = ['late', 'unsatisfied', 'reopened', 'newEmployee'] as const
  return rows.map((row) => ({
    caseId: row.caseId,
    number: row.number,
    flow: row.flow,
    team: row.team,
    person: row.person,
    risks: names.filter((name) => row[name]),
  }))
}

/** Of some people, who did something in which of the cases. */
export async function involvedIn(
  sql: Sql,
  cases: readonly { readonly caseId: string }[],
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await sql.query<{ caseId: string; people: string[] }>(
    `select r.case_id as "caseId", jsonb_agg(distinct r.actor->>'id') as people
     from case_records r
     where r.case_id in (select jsonb_array_elements_text($1::jsonb))
       and r.actor->>'id' in (select jsonb_array_elements_text($2::jsonb))
     group by r.case_id`,
    [storableJson(cases.map(({ caseId }) => caseId)), storableJson(people)],
  )
  return new Map(rows.map(({ caseId, people: own }) => [caseId, own]))
}

/** How many cases each of the auditors has still to score; those who are not active any more are left out. */
async function openAudits(sql: Sql, auditors: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ id: string; open: number }>(
    `select u.id, (select count(*) from quality_audits a where a.auditor = u.id and a.state in ('open', 'draft')) as open
     from users u where u.is_active and u.id in (select jsonb_array_elements_text($1::jsonb)) order by u.id`,
    [storableJson(auditors)],
  )
  return new Map(rows.map(({ id, open }) => [id, open]))
}
