import { createHash } from 'node:crypto'
import type { AuditRisk, SamplingRule } from '../../core/contract/wire-quality.ts'

/** A closed case that may be drawn. */
export interface Candidate {
  readonly caseId: string
  /** Who had it when it was closed. */
  readonly person: string
  readonly risks: readonly AuditRisk[]
}

/**
 * Draws from each person's cases so many as the rule says, without putting any back: a case that is w times as risky is drawn as if it
 * were there w times. Repeatable: which cases are drawn depends on the seed and the cases alone, not on their order (Efraimidis and
 * Spirakis, "Weighted random sampling with a reservoir", 2006). Risks of one case multiply. Pure; in the order of the draw by person.
 */
export function drawSample<C extends Candidate>(
  candidates: readonly C[],
  { take, risk = {} }: Pick<SamplingRule, 'take' | 'risk'>,
  seed: string,
): readonly C[] {
  const byPerson = new Map<string, C[]>()
  for (const candidate of candidates) {
    const own = byPerson.get(candidate.person)
    if (own === undefined) byPerson.set(candidate.person, [candidate])
    else own.push(candidate)
  }
  const people = [...byPerson.keys()].sort()
  return people.flatMap((person) => {
    const own = byPerson.get(person) ?? []
    const count = take.kind === 'perPerson' ? take.count : Math.ceil((own.length * take.percent) / 100 - 1e-9)
    return own
      .map((candidate) => ({
        candidate,
        key: Math.log(chanceFrom(seed, candidate.caseId)) / weightOf(candidate, risk),
      }))
      .sort((a, b) => b.key - a.key || (a.candidate.caseId < b.candidate.caseId ? -1 : 1))
      .slice(0, count)
      .map(({ candidate }) => candidate)
  })
}

/** A number above 0 and below 1 that follows from two texts. */
export function chanceFrom(seed: string, text: string): number {
  const bits = createHash('sha256').update(`${seed}\n${text}`).digest().readUIntBE(0, 6)
  return (bits + 0.5) / 2 ** 48
}

function weightOf({ risks }: Candidate, risk: NonNullable<SamplingRule['risk']>): number {
  return risks.reduce((weight, name) => weight * (risk[name] ?? 1), 1)
}
