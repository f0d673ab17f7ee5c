import type { Query, QueryClient, QueryFilters } from '@tanstack/react-query'

const followUps = new WeakMap<Query, Promise<void>>()

/**
 * Asks again for what is shown and may have become untrue. An answer that is under way may be from before: it is not cut off, for where much
 * happens no answer would ever arrive, but asked for once more when it is there. Resolves when all of it is new; never rejects.
 */
export async function refresh(queries: QueryClient, filters: QueryFilters): Promise<void> {
  const underWay = new Set(queries.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' }))
  const isWanted = filters.predicate ?? (() => true)
  await Promise.all([
    queries.invalidateQueries({ ...filters, predicate: (query) => isWanted(query) && !underWay.has(query) }),
    ...Array.from(underWay, (query) => followUp(queries, query)),
  ])
}

/** However many events come meanwhile, one more answer has all of them. */
function followUp(queries: QueryClient, query: Query): Promise<void> {
  const known = followUps.get(query)
  if (known !== undefined) return known
  const made = answered(query).then(() => {
    followUps.delete(query)
    return queries.invalidateQueries({ queryKey: query.queryKey, exact: true })
  })
  followUps.set(query, made)
  return made
}

async function answered(query: Query): Promise<void> {
  try {
    await query.promise
  } catch {
    // Whoever asked for it is told.
  }
}
