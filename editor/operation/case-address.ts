/** The list of the cases that stand in a step now, or only of those that are late. Pure. */
export function casesIn(flow: string, node: string, isLate = false): string {
  const search = new URLSearchParams({ state: 'all', flow, node, ...(isLate ? { late: 'true' } : {}) })
  return `/cases?${search}`
}

/** The page of a case, by its id. Pure. */
export function caseAt(id: string): string {
  return `/cases/${encodeURIComponent(id)}`
}
