const form = /^(\d{4})Q([1-4])$/

/** The quarter of a civil date that one begins on: `2026-10-01` → `2026Q4`. Pure. */
export function quarterOfDate(date: string): string {
  return `${date.slice(0, 4)}Q${Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1}`
}

/** Counts quarters, so that they can be told apart by how many lie between; null for what is none. Pure. */
export function quarterNumber(quarter: string): number | null {
  const [, year, part] = form.exec(quarter) ?? []
  return year === undefined ? null : Number(year) * 4 + Number(part) - 1
}
