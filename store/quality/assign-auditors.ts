import { chanceFrom } from './draw-sample.ts'

/** A case to be scored, and who had a hand in it. */
export interface CaseToAudit {
  readonly caseId: string
  readonly involved: ReadonlySet<string>
}

/**
 * Gives each case to the auditor who has the fewest to score, never to somebody who had a hand in it; who comes first among equals
 * follows from the seed. Cases that few may score are given first, so that the others make up for it. Null where everybody had. Pure; in
 * the order of the cases.
 */
export function assignAuditors(
  cases: readonly CaseToAudit[],
  auditors: ReadonlyMap<string, number>,
  seed: string,
): readonly (string | null)[] {
  const open = new Map(auditors)
  const choices = new Map(cases.map((one) => [one, [...open.keys()].filter((auditor) => !one.involved.has(auditor))]))
  const given = new Map<CaseToAudit, string>()
  const fewestFirst = [...choices].sort(([, one], [, other]) => one.length - other.length)
  for (const [one, able] of fewestFirst) {
    const best = able.reduce<string | null>(
      (first, auditor) =>
        first === null || comesBefore(auditor, first, open, `${seed}/${one.caseId}`) ? auditor : first,
      null,
    )
    if (best === null) continue
    given.set(one, best)
    open.set(best, (open.get(best) ?? 0) + 1)
  }
  return cases.map((one) => given.get(one) ?? null)
}

function comesBefore(one: string, other: string, open: ReadonlyMap<string, number>, seed: string): boolean {
  const difference = (open.get(one) ?? 0) - (open.get(other) ?? 0)
  return difference < 0 || (difference === 0 && chanceFrom(seed, one) < chanceFrom(seed, other))
}
