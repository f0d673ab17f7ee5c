import type { Instant } from '../../core/contract/time.ts'
import type { CaseRow } from '../../store/cases/case-row.ts'
import { getCase, getCaseByNumber } from '../../store/cases/get-case.ts'
import { findReservation } from '../../store/cases/reserve-case.ts'
import type { Sql } from '../../store/store.ts'
import type { Visibility } from '../../store/visibility.ts'
import { apiProblem } from '../problems/api-problem.ts'

/** A case, or one that is safely kept and will begin as soon as it can. */
export type FoundCase =
  | { readonly kind: 'running'; readonly row: CaseRow }
  | { readonly kind: 'kept'; readonly id: string; readonly number: number }

/** By its id, else by the number that people say. Throws `http.unknown-case`, also for one that may not be seen. */
export async function findCase(sql: Sql, reference: string, at: Instant, visibility: Visibility): Promise<FoundCase> {
  const byId = await getCase(sql, reference, at, visibility)
  if (byId !== null) return { kind: 'running', row: byId }
  // A case that others alone may see is there, and neither waits to begin nor takes commands.
  const isHidden = visibility !== 'all' && (await getCase(sql, reference, at, 'all')) !== null
  const reserved = isHidden ? null : await findReservation(sql, reference)
  if (reserved !== null) return { kind: 'kept', id: reserved.id, number: reserved.number }
  const byNumber = /^\d{1,15}$/.test(reference) ? await getCaseByNumber(sql, Number(reference), at, visibility) : null
  if (byNumber === null) throw apiProblem('http.unknown-case', { case: reference.slice(0, 100) })
  return { kind: 'running', row: byNumber }
}
