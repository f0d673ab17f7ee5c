import type { WireAction, WireRetrospective, WireRetrospectiveSummary } from '../../core/contract/wire-review.ts'
import { namesOf } from '../../store/people/names-of.ts'
import { actionsOf } from '../../store/review/actions.ts'
import { readEffect } from '../../store/review/effect.ts'
import type { ActionRow, RetrospectiveSummaryRow } from '../../store/review/retrospective-row.ts'
import { getRetrospective, type LinkedCase, readLinks } from '../../store/review/retrospectives.ts'
import type { Sql } from '../../store/store.ts'
import type { Visibility } from '../../store/visibility.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { wireInstant, wireInstantOrNull } from '../wire/wire-instant.ts'

type Names = ReadonlyMap<string, string>

/** Lines of a list of retrospectives. */
export async function wireRetrospectives(
  sql: Sql,
  rows: readonly RetrospectiveSummaryRow[],
): Promise<readonly WireRetrospectiveSummary[]> {
  const names = await namesOf(
    sql,
    rows.map(({ createdBy }) => createdBy),
  )
  return rows.map((row) => summary(row, names))
}

function summary(row: RetrospectiveSummaryRow, names: Names): WireRetrospectiveSummary {
  const { id, title, reason, flow, createdBy, breachCount, caseCount, version } = row
  return {
    id,
    title,
    reason,
    flow,
    createdAt: wireInstant(row.createdAt),
    createdBy: createdBy === null ? null : { id: createdBy, name: names.get(createdBy) ?? createdBy },
    updatedAt: wireInstant(row.updatedAt),
    breachCount,
    caseCount,
    actions: { open: row.openActions, late: row.lateActions, done: row.doneActions, dropped: row.droppedActions },
    version,
  }
}

/** A retrospective with all that belongs to it; what its actions came to is counted now. Throws `http.unknown-retrospective`. */
export async function readRetrospective(
  sql: Sql,
  id: string,
  at: number,
  visibility: Visibility,
): Promise<WireRetrospective> {
  const row = await getRetrospective(sql, id, at, visibility)
  if (row === null) throw apiProblem('http.unknown-retrospective', { retrospective: id })
  const [links, actions] = [await readLinks(sql, id, visibility), await actionsOf(sql, id)]
  const names = await namesOf(sql, [row.createdBy, ...actions.map(({ owner }) => owner)])
  const actionList: WireRetrospective['actionList'][number][] = []
  for (const action of actions) {
    actionList.push({
      ...wireAction(action, names, at),
      effect: visibility === 'all' ? await effectOf(sql, action, at) : null,
    })
  }
  return {
    ...summary(row, names),
    what: row.what,
    whys: row.whys,
    decisions: row.decisions,
    breaches: links.breaches.map(({ id: breach, clock, clockName, breachedAt, reason, exclusion, ...linked }) => ({
      id: breach,
      case: linkedCase(linked),
      clock,
      clockName,
      breachedAt: wireInstant(breachedAt),
      reason,
      exclusion,
    })),
    cases: links.cases.map(linkedCase),
    actionList,
  }
}

const linkedCase = ({ caseId, number, subject }: LinkedCase) => ({ id: caseId, number, subject })

/** What an action that was done came to in the whole house, where the retrospective says which reason it was about. */
async function effectOf(sql: Sql, { state, endedAt, reason, flow }: ActionRow, at: number) {
  if (state !== 'done' || endedAt === null || reason === null) return null
  const effect = await readEffect(sql, { reason, flow, doneAt: endedAt, at })
  return effect === null ? null : { reason, flow, ...effect }
}

/** Actions with the names of who has them. */
export async function wireActions(sql: Sql, rows: readonly ActionRow[], at: number): Promise<readonly WireAction[]> {
  const names = await namesOf(
    sql,
    rows.map(({ owner }) => owner),
  )
  return rows.map((row) => wireAction(row, names, at))
}

function wireAction(row: ActionRow, names: Names, at: number): WireAction {
  const { id, what, owner, state, result, document, version } = row
  return {
    id,
    retrospective: { id: row.retrospectiveId, title: row.title },
    what,
    owner,
    ownerName: names.get(owner) ?? owner,
    dueAt: wireInstant(row.dueAt),
    state,
    isLate: state === 'open' && row.dueAt < at,
    result,
    document,
    endedAt: wireInstantOrNull(row.endedAt),
    remindedAt: wireInstantOrNull(row.remindedAt),
    version,
  }
}
