import { mean } from 'simple-statistics'
import {
  type ChurnSignal,
  churnSignals,
  type WireChurnReason,
  type WireCustomerForecast,
} from '../../core/contract/wire-forecast.ts'
import { brierScore } from '../risk/calibration.ts'
import { linear, logisticRegression, probabilityOf, type SparseRow } from '../risk/logistic-regression.ts'
import { type CustomerHistory, churnSignalsAt } from './churn-signals.ts'

const dayMs = 86_400_000
/** Whoever was frequent and then silent for so long is taken for lost. */
const lostAfterMs = 180 * dayMs
const frequentContacts = 4
const leastLost = 20
const leastSkill = 0.02
/** A score below this warns of nothing. */
const leastScore = 10

/** What a signal at its strongest adds to a score, where nothing better is learned. */
const rulePoints: Readonly<Record<ChurnSignal, number>> = {
  late: 25,
  reopened: 15,
  satisfaction: 30,
  silence: 30,
  complaints: 25,
}

export interface ChurnScore {
  readonly customerId: string
  readonly score: number
  readonly cases: number
  readonly lastContactAt: number
  readonly reasons: readonly WireChurnReason[]
}

export interface ChurnScores {
  readonly basis: WireCustomerForecast['basis']
  /** The highest first; those that nothing is to be said of are left out. */
  readonly scores: readonly ChurnScore[]
}

/**
 * Who may leave. Each signal adds points by how strong it is. How many points a signal is worth is learned from customers who were
 * frequent half a year ago and stayed away since, where that tells those apart on customers it was not learned from, and counts half;
 * the other half, or all of it, is as the product says. Pure.
 */
export function churnScores(customers: readonly CustomerHistory[], at: number): ChurnScores {
  const learned = learnedPoints(customers, at)
  const points = learned.points ?? rulePoints
  const scores = customers.flatMap((customer): ChurnScore[] => {
    const signals = churnSignalsAt(customer, at)
    const reasons = churnSignals
      .map((signal): WireChurnReason => {
        const { strength, value, usual } = signals[signal]
        return { signal, value, usual, points: Math.round(points[signal] * strength * 10) / 10 }
      })
      .filter((reason) => reason.points >= 0.5)
      .sort((a, b) => b.points - a.points)
    const score = Math.min(100, Math.round(reasons.reduce((sum, reason) => sum + reason.points, 0) * 10) / 10)
    const lastContactAt = customer.contacts.at(-1)
    if (score < leastScore || lastContactAt === undefined) return []
    return [{ customerId: customer.id, score, cases: customer.contacts.length, lastContactAt, reasons }]
  })
  const { watched, lost, skill } = learned
  return {
    basis: { kind: learned.points === null ? 'rules' : 'learned', customers: customers.length, watched, lost, skill },
    scores: scores.sort((a, b) => b.score - a.score || (a.customerId < b.customerId ? -1 : 1)),
  }
}

interface Learned {
  readonly points: Readonly<Record<ChurnSignal, number>> | null
  readonly watched: number
  readonly lost: number
  readonly skill: number | null
}

function learnedPoints(customers: readonly CustomerHistory[], at: number): Learned {
  const thenAt = at - lostAfterMs
  const frequent = customers.filter(
    ({ contacts }) =>
      contacts.filter((each) => each <= thenAt && each > thenAt - lostAfterMs).length >= frequentContacts,
  )
  const isLost = frequent.map(({ contacts }) => !contacts.some((each) => each > thenAt && each <= at))
  const lost = isLost.filter(Boolean).length
  const counts = { watched: frequent.length, lost }
  if (lost < leastLost || frequent.length - lost < leastLost) return { ...counts, points: null, skill: null }
  const rows = frequent.map((customer) => rowOf(customer, thenAt))
  // Every other customer is kept for the test.
  const half = (parity: number) => frequent.flatMap((_, index) => (index % 2 === parity ? [index] : []))
  const [learn, test] = [half(0), half(1)]
  const outcomes = (indexes: readonly number[]) => Uint8Array.from(indexes, (index) => (isLost[index] === true ? 1 : 0))
  const found = logisticRegression(
    learn.map((index) => rows[index] as SparseRow),
    outcomes(learn),
    churnSignals.length + 1,
    1,
  )
  const base = mean([...outcomes(learn)])
  const said = test.map((index) => probabilityOf(linear(rows[index] as SparseRow, found)))
  const baseBrier = brierScore(
    said.map(() => base),
    outcomes(test),
  )
  const skill = baseBrier === 0 ? 0 : 1 - brierScore(said, outcomes(test)) / baseBrier
  const weights = churnSignals.map((_, index) => Math.max(0, found[index + 1] ?? 0))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  if (skill < leastSkill || all === 0) return { ...counts, points: null, skill }
  const total = churnSignals.reduce((sum, signal) => sum + rulePoints[signal], 0)
  const points = Object.fromEntries(
    churnSignals.map((signal, index) => [signal, (((weights[index] ?? 0) / all) * total + rulePoints[signal]) / 2]),
  ) as Record<ChurnSignal, number>
  return { ...counts, points, skill }
}

function rowOf(customer: CustomerHistory, at: number): SparseRow {
  const signals = churnSignalsAt(customer, at)
  return {
    columns: Int32Array.from({ length: churnSignals.length + 1 }, (_, index) => index),
    values: Float64Array.from([1, ...churnSignals.map((signal) => signals[signal].strength)]),
  }
}
