import type { BenchResult, Effort } from './result.ts'
import { median } from './statistics.ts'

/** A small piece of work; answers how many units of it were done. */
export type Work = () => number | Promise<number>

export interface Comparison {
  readonly name: string
  readonly unit: string
  readonly subject: Work
  readonly baseline: Work
}

/** How often each is measured, and for how long each time. */
export interface Pace {
  readonly rounds: number
  readonly roundMs: number
}

const paceOf = ({ isFull }: Pick<Effort, 'isFull'>): Pace =>
  isFull ? { rounds: 15, roundMs: 1_000 } : { rounds: 7, roundMs: 250 }

/**
 * Measures subject and baseline in turns (ABAB…), so that whatever else the machine does meets both alike, after one round
 * of each that is thrown away. The values are the medians of the rounds, in units of work per second.
 */
export async function compare(
  { name, unit, subject, baseline }: Comparison,
  effort: Pick<Effort, 'isFull'>,
  { rounds, roundMs }: Pace = paceOf(effort),
): Promise<BenchResult> {
  await rateOf(subject, roundMs)
  await rateOf(baseline, roundMs)
  const subjectRates: number[] = []
  const baselineRates: number[] = []
  for (let round = 0; round < rounds; round++) {
    subjectRates.push(await rateOf(subject, roundMs))
    baselineRates.push(await rateOf(baseline, roundMs))
  }
  return comparedResult({ name, unit }, subjectRates, baselineRates)
}

/** The result of rates that were measured in turns. */
export function comparedResult(
  { name, unit }: Pick<BenchResult, 'name' | 'unit'>,
  subjectRates: readonly number[],
  baselineRates: readonly number[],
): BenchResult {
  const value = median(subjectRates)
  const baseline = median(baselineRates)
  return { name, unit, value, baseline, ratio: value / baseline, runs: subjectRates.length }
}

/** Repeats the work until the time is over; units per second. */
async function rateOf(work: Work, forMs: number): Promise<number> {
  const startedAt = performance.now()
  let done = 0
  let elapsedMs = 0
  do {
    done += await work()
    elapsedMs = performance.now() - startedAt
  } while (elapsedMs < forMs)
  return (done / elapsedMs) * 1_000
}
