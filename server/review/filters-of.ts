import type { z } from 'zod'
import type { BreachFilters } from '../../store/breaches/breach-filters.ts'
import type { BreachRow } from '../../store/breaches/breach-row.ts'
import type { Principal } from '../access/principal.ts'
import { listIn } from '../http/page-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { breachQuery } from '../schemas/breach-schemas.ts'
import { seesPerson } from './wire-breach.ts'

const lists = ['reason', 'flow', 'clock', 'team', 'node', 'responsibleTeam', 'priority'] as const

/** The store's filters for a query. Throws `http.not-permitted` when it asks for the breaches of another person without `people.read`. */
export function filtersOf(
  query: Omit<z.output<typeof breachQuery>, 'limit' | 'cursor' | 'sort'>,
  {
    principal,
    judgeWithinMs,
    at,
  }: { readonly principal: Principal; readonly judgeWithinMs: number; readonly at: number },
): BreachFilters {
  const { review, case: caseId, contested, excluded, overdue, from, to } = query
  const named = Object.fromEntries(
    lists.flatMap((name) => {
      const values = listIn(query[name])
      return values === undefined ? [] : [[name, values]]
    }),
  )
  const assignee = listIn(query.assignee)
  if (assignee?.some((person) => !seesPerson(principal, person)) === true) {
    throw apiProblem('http.not-permitted', { permission: 'people.read' })
  }
  const judge = listIn(query.judge)?.map((person) => (person === 'me' ? principal.id : person))
  return {
    ...named,
    ...(assignee === undefined ? {} : { assignee }),
    ...(judge === undefined ? {} : { judge }),
    ...(caseId === undefined ? {} : { caseId }),
    ...(contested === undefined ? {} : { contested: contested === 'true' }),
    ...(review === undefined ? {} : { review: listIn(review) as readonly BreachRow['review'][] }),
    ...(excluded === undefined ? {} : { exclusion: excluded === 'true' ? ['approved'] : ['none', 'proposed'] }),
    ...(overdue === undefined ? {} : { isOverdue: { judgeWithinMs, at } }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { before: to }),
  }
}
