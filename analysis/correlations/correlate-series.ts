import {
  linearRegression,
  linearRegressionLine,
  mean,
  sampleCorrelation,
  sampleRankCorrelation,
} from 'simple-statistics'
import { falseDiscoveryRates } from '../false-discoveries.ts'
import { chanceOf, type Estimate, z95 } from '../intervals.ts'

/** A figure by spans of time that follow one another; null where there is none. */
export interface Series {
  readonly id: string
  readonly values: readonly (number | null)[]
}

/** How two figures move together once the rhythm of the week and the trend are taken out of both. */
export interface Correlation {
  readonly one: string
  readonly other: string
  /** So many spans later the second follows the first; below zero, the first follows the second. */
  readonly lag: number
  /** Spearman's rank correlation at that lag. */
  readonly rank: Estimate
  /** The spans that both have, and how many independent ones they are worth. */
  readonly spans: number
  readonly worth: number
  readonly falseRate: number
  /** Sure enough, and strong enough to matter. */
  readonly isTogether: boolean
  /** What is left of both by span, for a picture; the place of the span of the first figure beside it. */
  readonly points: readonly (readonly [one: number, other: number, span: number])[]
}

/** Fewer spans say nothing. */
export const leastSpans = 30
const falseShare = 0.05
const leastRank = 0.2
const mostMemory = 14

/**
 * How each two figures move together, the strongest first. `seasons` says of each span what it is like (its weekday, or its hour of the
 * week): the mean of its like and a straight trend are taken out of each figure first, so that what merely shares a rhythm or grows does
 * not correlate. Spans that resemble the one before count for less (Bartlett's formula), the best of several lags is paid for (Bonferroni),
 * and so are many pairs (Benjamini and Hochberg). No figure at all is told for pairs with less than `leastSpans` spans. Pure.
 */
export function correlateSeries(
  all: readonly Series[],
  seasons: readonly number[],
  mostLag: number,
): readonly Correlation[] {
  const rests = all.map(({ id, values }) => ({ id, values: withoutRhythm(values, seasons) }))
  const found = rests.flatMap((one, place) =>
    rests.slice(place + 1).flatMap((other) => {
      const best = bestLag(one.values, other.values, mostLag)
      return best === null ? [] : [{ one: one.id, other: other.id, ...best }]
    }),
  )
  const rates = falseDiscoveryRates(found.map(({ chance }) => chance))
  return found
    .map(({ one, other, lag, rank, spans, worth, points }, index) => {
      const falseRate = rates[index] ?? 1
      const isTogether = falseRate <= falseShare && Math.abs(rank.value) >= leastRank
      return { one, other, lag, rank, spans, worth, points, falseRate, isTogether }
    })
    .sort((one, other) => Math.abs(other.rank.value) - Math.abs(one.rank.value))
}

/** Trend and rhythm overlap a little in what is no whole number of weeks; so many turns tell them apart. */
const turns = 4

/** What is left of a figure without its trend and the mean of spans that are alike. Pure. */
function withoutRhythm(values: readonly (number | null)[], seasons: readonly number[]): readonly (number | null)[] {
  const spans = [...values.keys()].filter((span) => values[span] !== null)
  if (spans.length < 3) return values.map(() => null)
  let left = spans.map((span) => values[span] as number)
  for (let turn = 0; turn < turns; turn++) {
    const trend = linearRegressionLine(linearRegression(left.map((value, place) => [spans[place] as number, value])))
    left = left.map((value, place) => value - trend(spans[place] as number))
    const alike = new Map<number, number[]>()
    for (const [place, value] of left.entries()) {
      const season = seasons[spans[place] as number] ?? 0
      const others = alike.get(season)
      if (others === undefined) alike.set(season, [value])
      else others.push(value)
    }
    const usual = new Map([...alike].map(([season, of]) => [season, mean(of)]))
    left = left.map((value, place) => value - (usual.get(seasons[spans[place] as number] ?? 0) ?? 0))
  }
  const rest = new Map(spans.map((span, place) => [span, left[place] as number]))
  return values.map((_, span) => rest.get(span) ?? null)
}

interface AtLag {
  readonly lag: number
  readonly rank: Estimate
  readonly spans: number
  readonly worth: number
  readonly chance: number
  readonly points: Correlation['points']
}

function bestLag(one: readonly (number | null)[], other: readonly (number | null)[], mostLag: number): AtLag | null {
  const lags = Array.from({ length: 2 * mostLag + 1 }, (_, index) => index - mostLag)
  let best: AtLag | null = null
  for (const lag of lags) {
    const here = atLag(one, other, lag)
    if (here === null) continue
    if (
      best === null ||
      here.chance < best.chance ||
      (here.chance === best.chance && Math.abs(lag) < Math.abs(best.lag))
    )
      best = here
  }
  return best === null ? null : { ...best, chance: Math.min(1, best.chance * lags.length) }
}

function atLag(one: readonly (number | null)[], other: readonly (number | null)[], lag: number): AtLag | null {
  const points = one.flatMap((value, span) => {
    const then = other[span + lag] ?? null
    return value === null || then === null ? [] : [[value, then, span] as const]
  })
  if (points.length < leastSpans) return null
  const [first, second] = [points.map(([value]) => value), points.map(([, value]) => value)]
  if (new Set(first).size < 3 || new Set(second).size < 3) return null
  const value = sampleRankCorrelation(first, second)
  const worth = worthOf(first, second)
  // Fieller, Hartley and Pearson (1957): Fisher's transformation of a rank correlation has 1.06 times the variance.
  const error = Math.sqrt(1.06 / Math.max(1, worth - 3))
  const moved = Math.atanh(Math.max(-0.999_999, Math.min(0.999_999, value)))
  const rank = { value, low: Math.tanh(moved - z95 * error), high: Math.tanh(moved + z95 * error) }
  return { lag, rank, spans: points.length, worth: Math.round(worth), chance: chanceOf(moved / error), points }
}

/** How many independent spans two series are worth that each resemble their own past. Source: Bartlett (1935), as Pyper and Peterman (1998). */
function worthOf(one: readonly number[], other: readonly number[]): number {
  const spans = one.length
  const memory = Math.min(mostMemory, Math.floor(spans / 5))
  let sum = 0
  for (let step = 1; step <= memory; step++) {
    const [first, second] = [likeness(one, step), likeness(other, step)]
    sum += (1 - step / spans) * first * second
  }
  return Math.max(4, Math.min(spans, spans / (1 + 2 * sum)))
}

function likeness(values: readonly number[], step: number): number {
  const found = sampleCorrelation(values.slice(0, -step), values.slice(step))
  return Number.isFinite(found) ? found : 0
}
