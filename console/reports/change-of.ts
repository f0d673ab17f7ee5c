/** How a change is told: in percentage points, in percent of what was, or as it is. */
export type ChangeKind = 'points' | 'relative' | 'difference'

/** What a figure changed by, rounded to what is shown (a tenth of a point, a whole percent, a tenth); null where there is nothing to compare. */
export function changeOf(now: number | null, before: number | null, kind: ChangeKind): number | null {
  if (now === null || before === null) return null
  if (kind === 'relative') return before === 0 ? null : round((now - before) / before, 100)
  return kind === 'points' ? round(now - before, 1000) : round(now - before, 10)
}

function round(value: number, steps: number): number {
  const rounded = Math.round(value * steps) / steps
  return rounded === 0 ? 0 : rounded
}
