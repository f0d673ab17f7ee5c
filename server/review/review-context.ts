import type { WireBreachContext, WireReviewStep } from '../../core/contract/wire-review.ts'
import type { BreachRow } from '../../store/breaches/breach-row.ts'
import { type KeptStep, readSteps } from '../../store/breaches/read-steps.ts'
import { getCase } from '../../store/cases/get-case.ts'
import { namesOf } from '../../store/people/names-of.ts'
import { listRetrospectives } from '../../store/review/retrospectives.ts'
import type { Sql } from '../../store/store.ts'
import type { CaseParts } from '../cases/case-parts.ts'
import { readTimeline } from '../cases/read-cases.ts'
import { wireInstant } from '../wire/wire-instant.ts'
import { type BreachView, wireBreach } from './wire-breach.ts'

/** Lines of the timeline before the breach, and with those after it. */
const linesBefore = 5
const lines = 12
const mostRetrospectives = 20

type Parts = Pick<CaseParts, 'store' | 'plans' | 'config' | 'now'>

/** What somebody needs to judge a breach. The timeline is for those who may see cases. */
export async function readContext(parts: Parts, row: BreachRow, view: BreachView): Promise<WireBreachContext> {
  const { store, plans, now } = parts
  const found = await getCase(store, row.caseId, now(), 'all')
  const plan = found === null ? null : await plans.get(found.planHash)
  const mayReadCases = view.principal.permissions.has('cases.read')
  const [around, kept, retrospectives] = await Promise.all([
    mayReadCases ? linesAround(parts, row) : [],
    readSteps(store, row.id),
    listRetrospectives(store, {
      limit: mostRetrospectives,
      breach: row.id,
      at: view.at,
      visibility: view.principal.visibility,
    }),
  ])
  return {
    breach: wireBreach(row, view),
    nodes: Object.values(plan?.nodes ?? {}).map(({ id, name }) => ({ id, name: name ?? id })),
    stages: (plan?.stages ?? []).map(({ id, name }) => ({ id, name: name ?? id })),
    around,
    steps: await wireSteps(store, kept),
    retrospectives: retrospectives.items.map(({ id, title }) => ({ id, title })),
  }
}

async function linesAround(parts: Parts, { caseId, clock, instance, breachedAt }: BreachRow) {
  const [record] = await parts.store.query<{ seq: number }>(
    `select seq from case_records where case_id = $1 and event = 'breached' and data->>'clock' = $2
       and (data->>'instance')::integer = $3 order by abs(at - $4), seq limit 1`,
    [caseId, clock, instance, breachedAt],
  )
  const after = Math.max(0, (record?.seq ?? 1) - linesBefore - 1)
  return (await readTimeline(parts, caseId, { limit: lines, after })).items
}

const instants: ReadonlySet<string> = new Set(['judgeBy', 'decidedAt'])

async function wireSteps(sql: Sql, steps: readonly KeptStep[]): Promise<readonly WireReviewStep[]> {
  const names = await namesOf(
    sql,
    steps.map(({ by }) => by),
  )
  const value = (field: string, one: string | number | null | undefined) =>
    one === null || one === undefined ? null : instants.has(field) ? wireInstant(Number(one)) : String(one)
  return steps.map(({ seq, at, by, kind, changes }) => ({
    seq,
    at: wireInstant(at),
    by: by === null ? null : { id: by, name: names.get(by) ?? by },
    kind,
    changes: Object.fromEntries(
      Object.entries(changes).map(([field, change]) => [
        field,
        { from: value(field, change?.from), to: value(field, change?.to) },
      ]),
    ),
  }))
}
