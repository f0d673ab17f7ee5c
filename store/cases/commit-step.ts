import type { CaseCommit } from '../../core/contract/commit.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'
import { commitRow } from './commit-row.ts'

/**
 * What became of a commit. `repeated`: the row is there or further already, nothing was written. `ahead`: an earlier
 * commit of the case never arrived. `diverged`: the row has records that this commit does not know, that is, two
 * histories of one case.
 */
export interface CommitVerdict {
  readonly caseId: string
  readonly verdict: 'applied' | 'repeated' | 'ahead' | 'diverged'
  /** The seq that the row had before. */
  readonly rowSeq: number
}

/** How many commits one transaction takes at most; more are a caller's mistake. */
const mostCommits = 500

/**
 * Writes one step of a case in one transaction and one round trip: its row, records, clocks, breaches and jobs, and
 * what the event stream tells of it. Answers false when it had been written before; then nothing changes.
 * Throws `store.commit-ahead`, `store.commit-diverged` or `store.commit-malformed`, and has written nothing.
 */
export async function commitStep(sql: Sql, commit: CaseCommit): Promise<boolean> {
  const [found] = await commitSteps(sql, [commit])
  if (found === undefined) throw new Error('The database said nothing of a commit.')
  const { caseId, verdict, rowSeq } = found
  if (verdict === 'ahead' || verdict === 'diverged') {
    throw new ProblemError(`store.commit-${verdict}`, { case: caseId, seq: rowSeq, previous: commit.previousSeq })
  }
  return verdict === 'applied'
}

/**
 * Writes several steps in one transaction, those of one case in the order given; each is written whole or not at all,
 * whatever becomes of the others. Answers in the order given. Throws `store.commit-malformed` for one whose records do
 * not follow each other, before anything is written.
 */
export async function commitSteps(sql: Sql, commits: readonly CaseCommit[]): Promise<readonly CommitVerdict[]> {
  if (commits.length === 0) return []
  if (commits.length > mostCommits)
    throw new RangeError(`At most ${mostCommits} commits at once, not ${commits.length}.`)
  commits.forEach(refuseGaps)
  const rows = await sql.query<{ place: number; verdict: CommitVerdict['verdict']; row_seq: number }>(
    'select place, verdict, row_seq from commit_steps_v1($1)',
    [storableJson(commits.map(commitRow))],
  )
  const verdicts = new Map(rows.map((row) => [row.place, row]))
  return commits.map(({ caseId }, place) => {
    const row = verdicts.get(place)
    if (row === undefined) throw new Error('The database said nothing of a commit.')
    return { caseId, verdict: row.verdict, rowSeq: row.row_seq }
  })
}

/** A timeline counts from 1 without gaps, so a commit's records lead from `previousSeq` to the state's seq. */
export function refuseGaps({ caseId, previousSeq, records, state }: CaseCommit): void {
  const isWhole = records.every(({ seq }, index) => seq === previousSeq + index + 1)
  if (!isWhole || state.seq !== previousSeq + records.length || state.id !== caseId) {
    throw new ProblemError('store.commit-malformed', { case: caseId, previous: previousSeq, seq: state.seq })
  }
}
