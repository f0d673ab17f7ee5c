import type { Instant } from '../../core/contract/time.ts'

/** A case was given to a team or a person; those of one case in their order. */
export interface Assignment {
  readonly at: Instant
  readonly team: string | null
  readonly assignee: string | null
  /** Another team had it before: it counts from after the instant, so that what ends by it belongs to who hands on. */
  readonly isHanding: boolean
}

/** A stretch of time in which one team had a case: after `fromAt`, until `toAt` included. */
export interface TeamTurn {
  readonly team: string | null
  readonly fromAt: Instant
  readonly toAt: Instant
  /** Who of the team had it at an instant of the turn, or at its end for a later one; null for nobody. */
  assigneeAt(at: Instant): string | null
}

/**
 * The turns of the teams that had a case, without gaps: what comes before it is given to a team is of the first one, and the last one
 * has it for good. A turn of no length is none. Empty where nobody was given the case.
 */
export function teamTurns(assignments: readonly Assignment[]): readonly TeamTurn[] {
  const turns: {
    team: string | null
    fromAt: number
    toAt: number
    people: { fromAt: number; assignee: string | null }[]
  }[] = []
  for (const { at, team, assignee, isHanding } of assignments) {
    const last = turns.at(-1)
    if (last === undefined || (isHanding && last.team !== team)) {
      if (last !== undefined) last.toAt = at
      const fromAt = last === undefined ? Number.NEGATIVE_INFINITY : at
      turns.push({
        team,
        fromAt,
        toAt: Number.POSITIVE_INFINITY,
        people: [{ fromAt: last === undefined ? at - 1 : at, assignee }],
      })
      continue
    }
    // Who is named at the instant of a hand-over has the case from after it, too.
    last.people.push({ fromAt: at === last.fromAt ? at : at - 1, assignee })
  }
  return turns
    .filter(({ fromAt, toAt }) => fromAt < toAt)
    .map(({ team, fromAt, toAt, people }) => ({
      team,
      fromAt,
      toAt,
      assigneeAt: (at) => people.findLast((one) => one.fromAt < Math.min(at, toAt))?.assignee ?? null,
    }))
}

/** The turn that an instant belongs to; there must be one. */
export function turnAt(turns: readonly TeamTurn[], at: Instant): TeamTurn {
  const found = turns.find(({ fromAt, toAt }) => fromAt < at && at <= toAt)
  if (found === undefined) throw new RangeError('Nobody was given the case.')
  return found
}
