import type { Plan } from '../../core/contract/plan.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { WireCondition } from '../../core/contract/wire-diagnosis.ts'
import { decodeCursor, encodeCursor } from '../../store/cursor.ts'
import { promiseFacts } from '../../store/diagnosis/promise-facts.ts'
import {
  type PromisePlace,
  type PromiseQuery,
  readArrivals,
  readLatePromises,
} from '../../store/diagnosis/read-promises.ts'
import type { FactRow } from '../../store/reports/list-facts.ts'
import type { Sql } from '../../store/store.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { countFacts } from './count-facts.ts'
import type { Window } from './diagnosis-window.ts'
import { factorTest } from './factor-values.ts'
import { earlierMs, scopeOf } from './study-scope.ts'

export interface FactorCasesAsk {
  readonly plan: Plan
  readonly clock: string
  readonly window: Window
  readonly where: PromiseQuery['where']
  readonly seesPeople: boolean
  readonly conditions: readonly Pick<WireCondition, 'column' | 'level'>[]
  readonly limit: number
  readonly cursor: string | null
}

/** A page looks at no more late promises than this; the next one goes on from there, so that nobody waits for long. */
const mostLookedAt = 5000
const sort = 'factor'

/** What the database itself can narrow by, since a study tells promises apart by just that. */
const narrowing = new Set(['tier', 'channel', 'business'])

/**
 * The late promises that have a factor, the newest first: all of them, also where a study looked at a sample. A page may have fewer than
 * asked for although there are more; only without `nextCursor` it is the last. Throws `diagnosis.unknown-factor`, `store.bad-cursor`.
 */
export async function listFactorCases(
  sql: Sql,
  { plan, clock, window, where, seesPeople, conditions, limit, cursor }: FactorCasesAsk,
): Promise<{ readonly items: readonly FactRow[]; readonly nextCursor: string | null }> {
  const needsArrivals = conditions.some(({ column }) => column === 'load')
  const arrivals = needsArrivals
    ? await readArrivals(sql, window.from - earlierMs, window.to)
    : new Map<number, number>()
  const scope = scopeOf({ plan, clock, window, seesPeople, arrivals })
  const tests = conditions.map((condition) => {
    const test = factorTest(condition, scope)
    if (test === null) throw apiProblem('diagnosis.unknown-factor', { factor: condition.column })
    return test
  })
  const query = { flow: plan.id, clock, from: window.from, to: window.to, where: narrowed(where, conditions) }
  const before = cursor === null ? null : placeOf(cursor)
  const counted = { measure: 'clock', key: [clock], where: { ...query.where, flow: [plan.id] } } as const
  const { late: expected } = await countFacts(sql, window, counted)
  const facts = scope.facts.map(({ id }) => id)
  const pages = readLatePromises(sql, query, before, { expected, facts })
  const found: PromisePlace[] = []
  let seen = 0
  let next: PromisePlace | null = null
  for await (const page of pages) {
    for (const row of page) {
      if (!tests.every((test) => test(row))) continue
      if (found.length === limit) {
        next = found.at(-1) ?? null
        break
      }
      found.push({ at: row.at, id: row.id, seq: row.seq })
    }
    seen += page.length
    const last = page.at(-1)
    if (next === null && seen >= mostLookedAt && last !== undefined) next = { at: last.at, id: last.id, seq: last.seq }
    if (next !== null) break
  }
  return { items: await promiseFacts(sql, clock, found), nextCursor: next === null ? null : cursorOf(next) }
}

function narrowed(where: PromiseQuery['where'], conditions: FactorCasesAsk['conditions']): PromiseQuery['where'] {
  const all: Record<string, readonly string[]> = { ...where }
  for (const { column, level } of conditions) {
    if (narrowing.has(column)) all[column] = (all[column] ?? [level]).filter((value) => value === level)
  }
  return all
}

const cursorOf = ({ at, id, seq }: PromisePlace) => encodeCursor({ sort, key: at, id: `${seq} ${id}` })

function placeOf(cursor: string): PromisePlace {
  const { key, id } = decodeCursor(cursor, sort, 'number')
  const [, seq, caseId] = /^(\d{1,9}) (.+)$/s.exec(id) ?? []
  if (seq === undefined || caseId === undefined) throw new ProblemError('store.bad-cursor')
  return { at: Number(key), id: caseId, seq: Number(seq) }
}
