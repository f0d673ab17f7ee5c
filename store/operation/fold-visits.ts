import { alone } from '../alone.ts'
import type { Store } from '../store.ts'
import { tidyTables } from '../tidy-tables.ts'

/** The embedded database does one thing at a time: nobody shall wait long for it. */
export const casesAtOnce = { pglite: 25, postgres: 500 } as const

/**
 * Makes visits of what happened to `most` cases since the last time; answers of how many. Whoever comes while another one does that
 * does nothing.
 */
export function settleVisits(
  store: Pick<Store, 'kind' | 'transaction'>,
  most: number = casesAtOnce[store.kind],
): Promise<number> {
  return counted(store, 'select settle_visits($1) as count', most)
}

/**
 * Counts in the tallies what ended since the last time, `most` lines of it at once; answers how many there were. Nothing that is
 * read changes by it. Whoever comes while another one folds does nothing.
 */
export function foldVisits(store: Pick<Store, 'transaction'>, most = 5000): Promise<number> {
  return counted(store, 'select fold_visit_ends($1) as count', most)
}

async function counted(store: Pick<Store, 'transaction'>, statement: string, most: number): Promise<number> {
  const [done] = (await alone(store, 'visits', (tx) => tx.query<{ count: number }>(statement, [most]))) ?? []
  return done?.count ?? 0
}

/**
 * Lets the embedded database forget the rows that passed through, and plan with the sizes that tables have now; a server does that by
 * itself.
 */
export async function tidyVisits(store: Pick<Store, 'kind' | 'query'>): Promise<void> {
  if (store.kind !== 'pglite') return
  await tidyTables(store, ['visit_marks', 'visit_ends', 'visit_tallies', 'case_visits'])
  await store.query('analyze cases (id, flow, flow_version, status)')
}
