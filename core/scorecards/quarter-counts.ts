/** How many there were, how many of them late. */
export interface Tally {
  readonly count: number
  readonly late: number
}

/** What values add up to. */
export interface Sums {
  readonly count: number
  readonly sum: number
  readonly squares: number
}

/** What one person or team did in a quarter, as reports count it; breaches that a review excluded are left out. */
export interface QuarterCounts {
  readonly satisfaction: Tally
  /** Clocks of the first and every further answer. */
  readonly response: Tally
  /** Clocks between own teams. */
  readonly ola: Tally
  /** Solved cases; late: not at first contact. */
  readonly resolved: Tally
  readonly reopened: number
  /** Steps of people that were done, by step. */
  readonly tasks: Readonly<Record<string, number>>
  readonly csat: Sums
  readonly score10: Sums
  readonly nps: { readonly count: number; readonly promoters: number; readonly detractors: number }
  readonly comments: number
  /** How long cases that went from team to team were held, in ms. */
  readonly held: Sums
  /** Hand-overs to other teams, and those of them that came back. */
  readonly handedOn: number
  readonly handedBack: number
}

/** By id, everybody and every team of whom there is a fact. */
export interface CountedQuarter {
  readonly people: Readonly<Record<string, QuarterCounts>>
  readonly teams: Readonly<Record<string, QuarterCounts>>
}

/** The counts of who did nothing. */
export function nothingCounted(): QuarterCounts {
  const tally = () => ({ count: 0, late: 0 })
  const sums = () => ({ count: 0, sum: 0, squares: 0 })
  return {
    satisfaction: tally(),
    response: tally(),
    ola: tally(),
    resolved: tally(),
    reopened: 0,
    tasks: {},
    csat: sums(),
    score10: sums(),
    nps: { count: 0, promoters: 0, detractors: 0 },
    comments: 0,
    held: sums(),
    handedOn: 0,
    handedBack: 0,
  }
}
