import type { ChartUnit } from './chart-data.ts'
import type { ChartLook } from './chart-look.ts'
import type { ChartWords } from './use-chart-words.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const steps = [
  10_000,
  30_000,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  12 * hour,
  day,
  2 * day,
  5 * day,
  10 * day,
  20 * day,
  50 * day,
  100 * day,
] as const

/** The step between the ticks of an axis of lengths up to a maximum: one that people count in, for at most five of them. */
export function durationStep(max: number): number {
  return steps.find((step) => max / step <= 5) ?? Math.ceil(max / (500 * day)) * 100 * day
}

/** What all charts share: room, fonts, no movement. */
export function frameOf(look: ChartLook) {
  return {
    animation: false,
    textStyle: { fontFamily: look.fontFamily, fontSize: 11, color: look.inkSoft },
    grid: { left: 2, right: 12, top: 12, bottom: 2, containLabel: true },
  }
}

/** An axis of named places. */
export function categoryAxisOf(names: readonly string[], look: ChartLook) {
  return {
    type: 'category',
    data: [...names],
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: false },
    axisLabel: { color: look.inkSoft, hideOverlap: true, fontSize: 11 },
  }
}

interface ValueAxis {
  readonly unit: ChartUnit
  /** The smallest and the largest value shown, or 0. */
  readonly lowest: number
  readonly highest: number
  /** The smallest value itself, where the axis need not begin at 0. */
  readonly least?: number | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
}

/** An axis of values, with ticks that people count in. */
export function valueAxisOf({ unit, lowest, highest, least, min, max }: ValueAxis, words: ChartWords, look: ChartLook) {
  return {
    type: 'value',
    splitNumber: 4,
    splitLine: { lineStyle: { color: look.line } },
    axisLabel: {
      color: look.inkSoft,
      fontSize: 11,
      hideOverlap: true,
      formatter: (value: number) => words.tick(value),
    },
    scale: unit === 'share' || unit === 'number',
    ...(unit === 'count' ? { minInterval: 1 } : {}),
    ...(unit === 'duration' && lowest >= 0 ? durationTicks(max ?? highest) : {}),
    ...(unit === 'share' && lowest >= 0 ? shareTicks(min ?? least ?? 0, highest) : {}),
    ...(unit !== 'duration' && min !== undefined && max !== undefined ? { interval: (max - min) / 4 } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }
}

function durationTicks(highest: number) {
  if (highest <= 0) return {}
  const interval = durationStep(highest)
  return { min: 0, interval, max: Math.ceil(highest / interval) * interval }
}

/** A share close to one ends at one, since there is nothing above it, and begins so that the steps to it are even. */
function shareTicks(least: number, highest: number) {
  if (highest <= 0.8 || highest > 1) return {}
  const interval = [0.05, 0.1].find((step) => (1 - least) / step <= 5) ?? 0.2
  return { min: Math.min(1 - interval, Math.floor(least / interval + 1e-9) * interval), max: 1, interval }
}

/** The smallest of all values; undefined where there is none. */
export function leastOf(lists: readonly (readonly (number | null)[])[]): number | undefined {
  const values = lists.flatMap((list) => list.filter((value) => value !== null))
  return values.length === 0 ? undefined : Math.min(...values)
}

/** The smallest and the largest of all values and 0: what an axis has to hold. */
export function extentOf(lists: readonly (readonly (number | null)[])[]): { lowest: number; highest: number } {
  let [lowest, highest] = [0, 0]
  for (const list of lists) {
    for (const value of list) {
      if (value === null) continue
      lowest = Math.min(lowest, value)
      highest = Math.max(highest, value)
    }
  }
  return { lowest, highest }
}
