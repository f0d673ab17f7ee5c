import { mean, median } from 'simple-statistics'
import type { RiskReliability } from '../../core/contract/wire-forecast.ts'
import { brierScore, type Calibration, calibrate, calibrated, reliability } from './calibration.ts'
import type { Calendars, CaseHistory } from './case-history.ts'
import { type Column, columnsOf, Encoding } from './encoding.ts'
import { linear, logisticRegression } from './logistic-regression.ts'
import type { RunningPromise } from './running-promises.ts'
import { type SeenPromise, snapshots } from './snapshots.ts'

/** What was learned of lateness: small, plain JSON. */
export interface RiskModel {
  readonly format: 1
  readonly trainedAt: number
  readonly fromAt: number
  readonly toAt: number
  readonly columns: readonly Column[]
  /** The first is the constant. */
  readonly coefficients: readonly number[]
  /** From log-odds to probabilities. */
  readonly calibration: Calibration
  readonly usual: UsualPromise
  readonly measured: MeasuredRisk
}

/** The median of what reasons speak of, over the promises it was learned from. */
export interface UsualPromise {
  readonly used: number
  readonly timeInNode: number
  readonly assigneeLoad: number
  readonly queue: number
  readonly queueOfTeam: Readonly<Record<string, number>>
}

/** How good a model is, on the last fifth of the history, of which it knew nothing. */
export interface MeasuredRisk {
  readonly learnedFrom: number
  readonly measuredOn: number
  readonly cases: number
  readonly baseRate: number
  readonly brier: number
  readonly baseBrier: number
  readonly skill: number
  readonly reliability: readonly RiskReliability[]
}

/** How many different promises of each outcome have to be known to learn from, and how many to measure on. */
const leastOfEach = 30
const leastMeasured = 100
/** Better than the base rate by so much, or nothing is said of single cases. */
export const leastSkill = 0.03
const ridge = 3

/**
 * Learns from cases how probable it is that a running promise will be broken. The history is cut by time: the oldest three fifths give the
 * coefficients, the next fifth the calibration, the last one says how good both are. What was not decided when a part ended does not
 * count in it, so nothing is learned from the future. Null where the history is too short. Pure; the same for the same seed.
 */
export function learnRisk(
  cases: readonly CaseHistory[],
  calendars: Calendars,
  at: number,
  seed: number,
): RiskModel | null {
  const { seen, fromAt, toAt, settledMs } = snapshots(cases, calendars, at, seed)
  const cut = (share: number) => fromAt + share * (toAt - fromAt)
  const part = (from: number, until: number, endAt: number) =>
    seen.filter((each) => each.at >= from && each.at < until && each.decidedAt <= endAt)
  const gap = Math.min(settledMs, 0.1 * (toAt - fromAt))
  const learned = part(fromAt, cut(0.6) - gap, cut(0.6))
  const tuned = part(cut(0.6), cut(0.8) - gap, cut(0.8))
  const tested = part(cut(0.8), toAt, at)
  if (!isEnough(learned) || tuned.length < leastMeasured || tested.length < leastMeasured) return null

  const columns = columnsOf(learned.map(({ promise }) => promise))
  const encoding = new Encoding(columns)
  const rows = learned.map(({ promise }) => encoding.row(promise))
  const coefficients = logisticRegression(rows, outcomes(learned), columns.length + 1, ridge)
  const scores = (each: readonly SeenPromise[]) =>
    each.map(({ promise }) => linear(encoding.row(promise), coefficients))
  const calibration = calibrate(scores(tuned), outcomes(tuned))
  const measured = measure(
    scores(tested).map((score) => calibrated(calibration, score)),
    tested,
    learned,
  )
  return {
    format: 1,
    trainedAt: at,
    fromAt,
    toAt,
    columns,
    coefficients: [...coefficients],
    calibration,
    usual: usualOf(learned.map(({ promise }) => promise)),
    measured,
  }
}

function outcomes(seen: readonly SeenPromise[]): Uint8Array {
  return Uint8Array.from(seen, ({ isBroken }) => (isBroken ? 1 : 0))
}

/** Looking at one promise a hundred times is still one promise. */
function isEnough(seen: readonly SeenPromise[]): boolean {
  const known = [new Set<string>(), new Set<string>()]
  for (const { isBroken, promise } of seen) {
    known[isBroken ? 1 : 0]?.add(`${promise.caseId} ${promise.clock} ${promise.instance}`)
  }
  return known.every((each) => each.size >= leastOfEach)
}

function measure(
  said: readonly number[],
  tested: readonly SeenPromise[],
  learned: readonly SeenPromise[],
): MeasuredRisk {
  const happened = outcomes(tested)
  const learnedRate = mean([...outcomes(learned)])
  const brier = brierScore(said, happened)
  const baseBrier = brierScore(
    said.map(() => learnedRate),
    happened,
  )
  return {
    learnedFrom: learned.length,
    measuredOn: tested.length,
    cases: new Set([...learned, ...tested].map(({ promise }) => promise.caseId)).size,
    baseRate: mean([...happened]),
    brier,
    baseBrier,
    skill: baseBrier === 0 ? 0 : 1 - brier / baseBrier,
    reliability: reliability(said, happened),
  }
}

function usualOf(promises: readonly RunningPromise[]): UsualPromise {
  const usual = (of: (promise: RunningPromise) => number, own: readonly RunningPromise[] = promises) =>
    own.length === 0 ? 0 : Math.round(median(own.map(of)) * 1000) / 1000
  const teams = new Map<string, RunningPromise[]>()
  for (const promise of promises) {
    const { team } = promise.standing
    if (team === null) continue
    const own = teams.get(team)
    if (own === undefined) teams.set(team, [promise])
    else own.push(promise)
  }
  return {
    used: usual(({ usedMs, budgetMs }) => Math.min(1, usedMs / budgetMs)),
    timeInNode: usual(({ timeInNodeMs }) => timeInNodeMs),
    assigneeLoad: usual(
      ({ assigneeLoad }) => assigneeLoad,
      promises.filter(({ standing }) => standing.assignee !== null),
    ),
    queue: usual(({ queue }) => queue),
    queueOfTeam: Object.fromEntries(Array.from(teams, ([team, own]) => [team, usual(({ queue }) => queue, own)])),
  }
}
