import type { Store } from '../store.ts'
import { measureTables, tidyTables } from '../tidy-tables.ts'

/**
 * Lets the embedded database forget the rows that passed through, and plan with the sizes that tables have now; a server does that by
 * itself.
 */
export function tidyReports(store: Pick<Store, 'kind' | 'query'>): Promise<void> {
  return tidyTables(store, ['report_marks', 'report_changes', 'report_facts', 'report_tallies'])
}

/** Lets the embedded database plan with the sizes that the tables of reports have grown to; a server does that by itself. */
export function measureReports(store: Pick<Store, 'kind' | 'query'>): Promise<void> {
  return measureTables(store, ['report_facts', 'report_tallies'])
}
