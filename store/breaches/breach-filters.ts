import type { Conditions } from '../conditions.ts'
import type { BreachRow } from './breach-row.ts'
import { nodeAtBreach } from './breach-row.ts'

/** How a list of breaches is narrowed. Values of one filter are alternatives. */
export interface BreachFilters {
  readonly caseId?: string
  /** Reasons as they were written; `id/*` for a reason and those below it, `~none` for none, `~own` for words that are no reason of the list. */
  readonly reason?: readonly string[]
  readonly flow?: readonly string[]
  readonly clock?: readonly string[]
  /** The team that had the case when it happened. */
  readonly team?: readonly string[]
  readonly assignee?: readonly string[]
  readonly priority?: readonly string[]
  readonly exclusion?: readonly BreachRow['exclusion'][]
  readonly review?: readonly BreachRow['review'][]
  /** Where it went wrong: as reviewed, else where the case stood; an empty text for nowhere. */
  readonly node?: readonly string[]
  readonly responsibleTeam?: readonly string[]
  readonly judge?: readonly string[]
  readonly contested?: boolean
  /** Whether it waits for its judgement longer than it may. */
  readonly isOverdue?: { readonly judgeWithinMs: number; readonly at: number }
  /** Of `breachedAt`; `before` is exclusive. */
  readonly from?: number
  readonly before?: number
}

/** The step and the team that a breach is counted for: as the review says, else where the case was. */
export const countedNode = `coalesce(b.responsible_node, ${nodeAtBreach})`
export const countedTeam = 'coalesce(b.responsible_team, b.team)'

const lists = {
  flow: 'b.flow',
  clock: 'b.clock',
  team: 'b.team',
  assignee: 'b.assignee',
  priority: 'b.priority',
  exclusion: 'b.exclusion',
  review: 'b.review_state',
  judge: 'b.judge',
  node: `coalesce(${countedNode}, '')`,
  responsibleTeam: `coalesce(${countedTeam}, '')`,
} as const satisfies Partial<Record<keyof BreachFilters, string>>

/** Adds what a list of `case_breaches b` is narrowed by. */
export function narrowBreaches(filters: BreachFilters, found: Conditions): void {
  for (const name of Object.keys(lists) as (keyof typeof lists)[]) {
    const allowed = filters[name]
    if (allowed) found.oneOf(lists[name], allowed)
  }
  const { caseId, reason, contested, isOverdue, from, before } = filters
  if (caseId !== undefined) found.add(`b.case_id = ${found.value(caseId)}`)
  if (reason !== undefined) found.add(reasonIs(reason, found))
  if (contested !== undefined) found.add(`b.contested = ${found.value(contested)}`)
  if (isOverdue !== undefined) found.add(overdue(isOverdue, found))
  if (from !== undefined) found.add(`b.breached_at >= ${found.value(from)}`)
  if (before !== undefined) found.add(`b.breached_at < ${found.value(before)}`)
}

/** A breach that still has to be judged, and for which the time for that is over. */
export function overdue({ judgeWithinMs, at }: { judgeWithinMs: number; at: number }, found: Conditions): string {
  return `b.review_state = 'open' and coalesce(b.judge_by, b.breached_at + ${found.value(judgeWithinMs)}::bigint) < ${found.value(at)}::bigint`
}

function reasonIs(reasons: readonly string[], found: Conditions): string {
  const either = reasons.map((reason) => {
    if (reason === '~none') return 'b.reason is null'
    if (reason === '~own')
      return `b.reason is not null and b.reason not in (select s.id from settings s where s.kind = 'reasons')`
    if (!reason.endsWith('/*')) return `b.reason = ${found.value(reason)}`
    const top = found.value(reason.slice(0, -2))
    return `b.reason = ${top} or b.reason in (select s.id from settings s where s.kind = 'reasons' and s.value->>'parent' = ${top})`
  })
  return either.length === 0 ? 'false' : either.map((one) => `(${one})`).join(' or ')
}
