import type { Store } from './store.ts'

/**
 * Lets the embedded database forget the rows that passed through tables, and plan with the sizes they have now; a server does that by
 * itself.
 */
export async function tidyTables(store: Pick<Store, 'kind' | 'query'>, tables: readonly string[]): Promise<void> {
  if (store.kind !== 'pglite') return
  for (const table of tables) await store.query(`vacuum (analyze) ${table}`)
}

/** Lets the embedded database plan with the sizes that tables have now. Quick, however large they are. */
export async function measureTables(store: Pick<Store, 'kind' | 'query'>, tables: readonly string[]): Promise<void> {
  if (store.kind !== 'pglite') return
  for (const table of tables) await store.query(`analyze ${table}`)
}
