import { chanceFrom } from './draw-sample.ts'

/** A case to be scored, and who had a hand in it. */
export interface CaseToAudit {
  readonly caseId: string
  readonly involved: ReadonlySet<string>
}

/**
 * Gives each case to the auditor who has the fewest to score, never to somebody who had a hand in it; who comes first among equals
 * follows from the seed. Null where everybody had. Pure; in the order of the cases.
 */
export function assignAuditors(
  cases: readonly CaseToAudit[],
  auditors: ReadonlyMap<string, number>,
  seed: string,
): readonly (string | null)[] {
  const open = new Map(auditors)
  return cases.map(({ caseId, involved }) => {
    let best: string | null = null
    for (const auditor of open.keys()) {
      if (involved.has(auditor)) continue
      if (best === null || comesBefore(auditor, best, open, `${seed}/${caseId}`)) best = auditor
    }
    if (best !== null) open.set(best, (open.get(best) ?? 0) + 1)
    return best
  })
}

function comesBefore(one: string, other: string, open: ReadonlyMap<string, number>, seed: string): boolean {
  const difference = (open.get(one) ?? 0) - (open.get(other) ?? 0)
  return difference < 0 || (difference === 0 && chanceFrom(seed, one) < chanceFrom(seed, other))
}
