import type { CaseTurn } from '../../core/contract/commit.ts'
import type { CaseEvent } from '../../core/contract/event.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'
import { commitRow } from './commit-row.ts'
import { refuseGaps } from './commit-step.ts'

/**
 * What became of a turn. `written` now, or `repeated`: it had been written before, nothing was changed. `diverged`: another
 * turn of that number had been written, made from `events`. `stale`: later turns had been written. `ahead`: an earlier one
 * is missing. `ahead row`, `diverged row`: the turns fit, the case row does not; somebody else changed it.
 */
export interface TurnVerdict {
  readonly caseId: string
  readonly verdict: 'written' | 'repeated' | 'diverged' | 'stale' | 'ahead' | 'ahead row' | 'diverged row'
  /** The turn that the store had before. */
  readonly rowTurn: number
  readonly events: readonly CaseEvent[] | null
}

/**
 * Writes turns of several cases, one of each at most, in one transaction and one round trip; each is written whole or not
 * at all, whatever becomes of the others. Answers in the order given. Throws `store.commit-malformed`.
 */
export async function commitTurns(sql: Sql, turns: readonly CaseTurn[]): Promise<readonly TurnVerdict[]> {
  if (turns.length === 0) return []
  if (new Set(turns.map(({ commit }) => commit.caseId)).size < turns.length) {
    throw new RangeError('two turns of one case at once')
  }
  for (const { commit } of turns) refuseGaps(commit)
  const rows = await sql.query<{
    place: number
    verdict: TurnVerdict['verdict']
    row_turn: number
    events: readonly CaseEvent[] | null
  }>('select place, verdict, row_turn, events from commit_turns_v1($1)', [
    storableJson(turns.map(({ turn, commit, events }) => ({ turn, commit: commitRow(commit), events }))),
  ])
  const verdicts = new Map(rows.map((row) => [row.place, row]))
  return turns.map(({ commit }, place) => {
    const row = verdicts.get(place)
    if (row === undefined) throw new Error('The database said nothing of a turn.')
    return { caseId: commit.caseId, verdict: row.verdict, rowTurn: row.row_turn, events: row.events }
  })
}

/** How many turns a case has made. */
export async function turnOf(sql: Sql, caseId: string): Promise<number> {
  const [row] = await sql.query<{ turn: number }>('select turn from case_turns where case_id = $1', [caseId])
  return row?.turn ?? 0
}
