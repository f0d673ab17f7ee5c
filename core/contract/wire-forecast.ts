import type { LocalText } from './language.ts'
import type { CivilDate, Millis } from './time.ts'
import type { WireInstant, WireList } from './wire.ts'

/** What is known of a running promise that speaks for or against its being broken. */
export const riskFactors = [
  'used',
  'queue',
  'unassigned',
  'assigneeLoad',
  'timeInNode',
  'waiting',
  'afterHours',
  'reopened',
  'otherLate',
  'flow',
  'clock',
  'node',
  'team',
  'channel',
  'business',
  'priority',
  'tier',
] as const

export type RiskFactor = (typeof riskFactors)[number]

/**
 * Why a promise is more, or less, in danger than usual. `value` is what it is here: the share of the promise that is used (`used`, which
 * also speaks for what is left of it), cases (`queue`: those of the team, `assigneeLoad`), milliseconds of open time (`timeInNode`), a yes
 * or a no, or an id, null where there is none; `usual` the median of the same over running promises, null for what is no number. `weight` is
 * what it adds to the log-odds; positive speaks for lateness.
 */
export interface WireRiskReason {
  readonly factor: RiskFactor
  readonly value: string | number | boolean | null
  readonly usual: number | null
  readonly weight: number
}

/** A running promise of an open case that is not broken yet, and how probable it is that it will be. */
export interface WireCaseAtRisk {
  readonly caseId: string
  readonly number: number
  readonly subject: string | null
  readonly url: string
  readonly flow: string
  readonly team: string | null
  /** Null also for those who may not see figures of persons. */
  readonly assignee: string | null
  readonly priority: string | null
  readonly channel: string | null
  readonly tier: string | null
  readonly node: string | null
  readonly clock: string
  readonly instance: number
  /** Null while it is paused. */
  readonly dueAt: WireInstant | null
  /** How much of the promise is used and left, in its own time, when the probability was worked out. */
  readonly used: number
  readonly remainingMs: Millis
  /** From 0 to 1, to three decimals. */
  readonly probability: number
  /** At most four, the weightiest first; of persons only for those who may see figures of them. */
  readonly reasons: readonly WireRiskReason[]
}

/** How often what was said of so many promises came true; the last, held-out part of the history alone. */
export interface RiskReliability {
  /** The mean of the probabilities said. */
  readonly said: number
  /** The share that was broken. */
  readonly happened: number
  readonly count: number
}

/** How good the probabilities are, on records that are later than all that they were learned from. */
export interface WireRiskModel {
  readonly trainedAt: WireInstant
  /** The history it was learned from and measured on. */
  readonly fromAt: WireInstant
  readonly toAt: WireInstant
  /** Instants at which promises ran, and of how many cases, that it was learned from; and measured on. */
  readonly learnedFrom: number
  readonly measuredOn: number
  readonly cases: number
  /** The share that was broken of what it was measured on. */
  readonly baseRate: number
  /** The mean squared error of the probabilities, and of saying the base rate of the learned part every time. */
  readonly brier: number
  readonly baseBrier: number
  /** 1 − brier ÷ baseBrier. */
  readonly skill: number
  readonly reliability: readonly RiskReliability[]
}

/**
 * The answer of `GET /api/v1/forecast/cases`, the most probable first. `learning`: the history is too short for probabilities;
 * `unskilled`: what was learned says no more than the base rate, so nothing is said of single cases.
 */
export interface WireCaseForecast extends WireList<WireCaseAtRisk> {
  readonly state: 'ready' | 'learning' | 'unskilled'
  /** When the probabilities were worked out; null before the first time. */
  readonly asOf: WireInstant | null
  /** Of the running promises that fit the filters: how many, how many are rather broken than kept, and the sum of the probabilities. */
  readonly running: number
  readonly probable: number
  readonly expected: number
  readonly model: WireRiskModel | null
  /** What the ids in items and reasons are called. */
  readonly names: WireForecastNames
}

/** What ids are called: by kind of id, then by id; a node as `flow/node`, a clock as `flow/clock`. People only for those who may see them. */
export type WireForecastNames = Readonly<
  Partial<
    Record<
      'flow' | 'clock' | 'node' | 'team' | 'assignee' | 'business' | 'priority' | 'tier',
      Readonly<Record<string, LocalText>>
    >
  >
>

/** `naive`: the same hour of last week; `mean`: the mean of the last four weeks, the same for every hour. */
export type ForecastMethod = 'seasonal' | 'naive' | 'mean'

/** An hour that is expected; numbers of cases to two decimals. Bands hold what happens in 80 and in 95 of a hundred hours. */
export interface WireExpectedHour {
  readonly at: WireInstant
  readonly expected: number
  /** The same hour of the last week that is known. */
  readonly naive: number
  readonly low80: number
  readonly high80: number
  readonly low95: number
  readonly high95: number
}

/** A day that is expected, in the zone of the forecast, whole days alone. */
export interface WireExpectedDay {
  readonly date: CivilDate
  readonly expected: number
  readonly low80: number
  readonly high80: number
  readonly kind: 'ordinary' | 'holiday' | 'makeUp'
}

/** How far a forecast was off where it was put to the test: made as of instants in the past, up to two weeks ahead, and compared with what came. */
export interface WireForecastError {
  /** How many times it was made, and how many hours were compared. */
  readonly origins: number
  readonly hours: number
  /** Mean absolute error in cases an hour: of the seasonal method, of the same hour of the week before, and of the mean of the last four weeks. */
  readonly mae: number
  readonly naiveMae: number
  readonly meanMae: number
  /** mae ÷ the error that the same hour of the week before has within the whole history (MASE, R. Hyndman); below 1 is better than that. */
  readonly mase: number | null
  /** The share of hours within the bands of what is shown. */
  readonly coverage80: number
  readonly coverage95: number
}

/** The answer of `GET /api/v1/forecast/arrivals`: two weeks by hour. */
export interface WireArrivalForecast {
  readonly state: 'ready' | 'learning'
  readonly asOf: WireInstant | null
  readonly zone: string
  /** Null: all of them. */
  readonly flow: string | null
  readonly channel: string | null
  /** What is shown: the seasonal method only where it was better than both plain ones, else the better of those. */
  readonly method: ForecastMethod
  readonly usesYear: boolean
  readonly historyDays: number
  readonly error: WireForecastError | null
  /** What came in during the last two weeks, by hour. */
  readonly past: readonly { readonly at: WireInstant; readonly arrivals: number }[]
  readonly hours: readonly WireExpectedHour[]
  readonly days: readonly WireExpectedDay[]
  /** What can be asked for. */
  readonly flows: readonly string[]
  readonly channels: readonly string[]
  readonly names: WireForecastNames
}

/** An hour of a team: people needed so that the promise is kept, against those who are planned. */
export interface WireStaffingHour {
  readonly at: WireInstant
  /** Pieces of work that are expected to come to the team, and those that waited for its opening. */
  readonly arrivals: number
  readonly required: number
  readonly planned: number
}

/** A stretch of hours in which a team is short of people; `short` is the worst of them. */
export interface WireStaffingGap {
  readonly team: string
  readonly fromAt: WireInstant
  readonly toAt: WireInstant
  readonly short: number
  readonly required: number
  readonly planned: number
}

export interface WireStaffingTeam {
  readonly team: string
  readonly zone: string
  /** Working time of one piece of work, and from how many it was told; null where the history is too short: then nothing is required. */
  readonly workMs: Millis | null
  readonly workFrom: number
  /** Within what open time work is to be taken up, and in which share of cases. */
  readonly within: Millis
  readonly share: number
  /** Who is planned: the members of the team, else its capacity, else nobody knows. */
  readonly plannedBy: 'members' | 'capacity' | 'unknown'
  readonly hours: readonly WireStaffingHour[]
}

/** The answer of `GET /api/v1/forecast/staffing`. */
export interface WireStaffing {
  readonly state: 'ready' | 'learning'
  readonly asOf: WireInstant | null
  readonly teams: readonly WireStaffingTeam[]
  /** The worst first, at most fifty. */
  readonly gaps: readonly WireStaffingGap[]
  readonly names: WireForecastNames
}

/** What speaks for a customer's leaving. */
export const churnSignals = ['late', 'reopened', 'satisfaction', 'silence', 'complaints'] as const

export type ChurnSignal = (typeof churnSignals)[number]

/**
 * `value` is what it is: cases that were late, reopenings, points lost on a scale of 0 to 1, days of silence, complaints; `usual` the same
 * before (satisfaction), between two contacts in days (silence), null otherwise. `points` is what it adds to the score.
 */
export interface WireChurnReason {
  readonly signal: ChurnSignal
  readonly value: number
  readonly usual: number | null
  readonly points: number
}

export interface WireCustomerAtRisk {
  readonly customerId: string
  readonly name: string | null
  readonly tier: string | null
  readonly cases: number
  readonly lastContactAt: WireInstant
  /** From 0 to 100. */
  readonly score: number
  readonly reasons: readonly WireChurnReason[]
}

/** The answer of `GET /api/v1/forecast/customers`, the highest score first. */
export interface WireCustomerForecast extends WireList<WireCustomerAtRisk> {
  readonly asOf: WireInstant | null
  /**
   * `rules`: the weights are those of the product; `learned`: they come from customers who were frequent and then stayed away.
   * `customers` were looked at; `lost` of `watched` frequent ones stayed away in the half year it was learned from; `skill` is how much
   * better that is than saying the same of everyone, on customers it was not learned from.
   */
  readonly basis: {
    readonly kind: 'rules' | 'learned'
    readonly customers: number
    readonly watched: number
    readonly lost: number
    readonly skill: number | null
  }
}
