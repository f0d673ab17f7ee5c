import { ProblemError } from '../../core/contract/problem-error.ts'
import { getVersion, newestVersion } from '../../store/documents/versions.ts'
import type { Sql } from '../../store/store.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { DocumentToPublish } from './publish.ts'

/** Does what publishes documents; beside the refusal of an outdated base stand the three versions that have to be merged. */
export async function withMerge<T>(
  sql: Sql,
  documents: readonly DocumentToPublish[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw await mergeOf(sql, documents, error)
  }
}

async function mergeOf(sql: Sql, documents: readonly DocumentToPublish[], error: unknown): Promise<unknown> {
  if (!(error instanceof ProblemError) || error.code !== 'store.base-not-newest') return error
  const mine = documents.find(({ kind, id }) => kind === error.params['kind'] && id === error.params['id'])
  if (mine === undefined) return error
  const { kind, id, basedOn = null } = mine
  const [base, newest] = await Promise.all([
    basedOn === null ? null : getVersion(sql, kind, id, basedOn),
    newestVersion(sql, kind, id),
  ])
  const merge = { base: base?.document ?? null, mine: mine.document, newest: newest?.document ?? null }
  const versions = { base: basedOn ?? 0, newest: newest?.version ?? 0 }
  return apiProblem('store.base-not-newest', { kind, id, ...versions }, { merge })
}
