import { quantile } from 'simple-statistics'
import { alignPaths } from './align-paths.ts'

/** One stay of a case in a step; instants in epoch ms. */
export interface Visit {
  readonly place: string
  readonly enteredAt: number
  readonly leftAt: number
  /** A promise was broken meanwhile. */
  readonly isLate: boolean
}

/** A case that is over, as far as its way matters. */
export interface PathCase {
  readonly visits: readonly Visit[]
  /** When it waited for somebody outside, as pairs of instants. */
  readonly waits: readonly (readonly [fromAt: number, toAt: number])[]
  /** When somebody took it. */
  readonly takenAt: readonly number[]
  readonly leadMs: number
  readonly isLate: boolean
}

/** How a step fares. Times are on the wall, closed hours included. */
export interface StepFigures {
  readonly place: string
  readonly visits: number
  readonly cases: number
  readonly lateVisits: number
  readonly medianMs: number
  readonly p90Ms: number
  /** All visits together, and what of it passed until somebody took the case, and waiting for somebody outside. */
  readonly totalMs: number
  readonly queuedMs: number
  readonly waitedMs: number
  /** Of the time that all cases spent in steps. */
  readonly share: number
}

/** A way back to a step where the case had been before. */
export interface Loop {
  readonly from: string
  readonly to: string
  readonly times: number
  readonly cases: number
  /** From going back until the case stands where it stood, or somewhere new. */
  readonly medianMs: number
  readonly totalMs: number
  /** Of the time that all cases spent in steps. */
  readonly share: number
}

/** A sequence of steps that cases took. */
export interface Variant {
  readonly path: readonly string[]
  readonly cases: number
  readonly late: number
  readonly medianMs: number
  /** Against the usual path: steps that are left out, and steps that come in addition or again. */
  readonly skipped: readonly string[]
  readonly added: readonly string[]
  /** The newest cases that took it, by their place in the order in which they were told. */
  readonly examples: readonly number[]
}

export interface PathFigures {
  readonly cases: number
  readonly late: number
  readonly steps: readonly StepFigures[]
  readonly loops: readonly Loop[]
  /** The most frequent first; the first is the usual path. */
  readonly variants: readonly Variant[]
  /** Paths that are too rare to be told one by one. */
  readonly rest: { readonly variants: number; readonly cases: number; readonly late: number } | null
  /** How much of the usual path cases follow, as a mean from 0 to 1; null where there are none. */
  readonly conformance: number | null
}

const mostVariants = 20
const mostLoops = 20
const mostExamples = 20
/** A path that goes on after so many steps is told from others by its beginning only. */
const longestPath = 100

interface StepCount {
  cases: number
  lateVisits: number
  queuedMs: number
  waitedMs: number
  readonly tookMs: number[]
}

interface PathCount {
  readonly path: readonly string[]
  readonly leadMs: number[]
  late: number
  examples: number[]
}

interface LoopCount {
  readonly from: string
  readonly to: string
  cases: number
  readonly tookMs: number[]
}

/** Where the time of a process goes and which ways cases take. Told case by case, so that no more than the sums is held. */
export class PathStudy {
  readonly #steps = new Map<string, StepCount>()
  readonly #paths = new Map<string, PathCount>()
  readonly #loops = new Map<string, LoopCount>()
  #cases = 0
  #late = 0

  /** Answers whether it counts: a case that stood nowhere does not. */
  add(one: PathCase): boolean {
    if (one.visits.length === 0) return false
    const visits = one.visits.toSorted((first, second) => first.enteredAt - second.enteredAt)
    this.#addSteps(visits, one)
    this.#addLoops(visits)
    this.#addPath(visits, one)
    this.#cases++
    if (one.isLate) this.#late++
    return true
  }

  result(): PathFigures {
    const totalMs = [...this.#steps.values()].reduce((sum, { tookMs }) => sum + sumOf(tookMs), 0)
    const shareOf = (ms: number) => (totalMs === 0 ? 0 : ms / totalMs)
    const paths = [...this.#paths.values()].sort((one, other) => other.leadMs.length - one.leadMs.length)
    const usual = paths[0]?.path ?? []
    const rare = paths.slice(mostVariants)
    const followed = paths.reduce((sum, { path, leadMs }) => sum + alignPaths(usual, path).fit * leadMs.length, 0)
    return {
      cases: this.#cases,
      late: this.#late,
      steps: [...this.#steps]
        .map(([place, { cases, lateVisits, queuedMs, waitedMs, tookMs }]) => ({
          place,
          visits: tookMs.length,
          cases,
          lateVisits,
          medianMs: quantile(tookMs, 0.5),
          p90Ms: quantile(tookMs, 0.9),
          totalMs: sumOf(tookMs),
          queuedMs,
          waitedMs,
          share: shareOf(sumOf(tookMs)),
        }))
        .sort((one, other) => other.totalMs - one.totalMs),
      loops: [...this.#loops.values()]
        .map(({ from, to, cases, tookMs }) => ({
          from,
          to,
          times: tookMs.length,
          cases,
          medianMs: quantile(tookMs, 0.5),
          totalMs: sumOf(tookMs),
          share: shareOf(sumOf(tookMs)),
        }))
        .sort((one, other) => other.totalMs - one.totalMs)
        .slice(0, mostLoops),
      variants: paths.slice(0, mostVariants).map(({ path, leadMs, late, examples }) => {
        const { skipped, added } = alignPaths(usual, path)
        return { path, cases: leadMs.length, late, medianMs: quantile(leadMs, 0.5), skipped, added, examples }
      }),
      rest:
        rare.length === 0
          ? null
          : {
              variants: rare.length,
              cases: rare.reduce((sum, { leadMs }) => sum + leadMs.length, 0),
              late: rare.reduce((sum, { late }) => sum + late, 0),
            },
      conformance: this.#cases === 0 ? null : followed / this.#cases,
    }
  }

  #addSteps(visits: readonly Visit[], { waits, takenAt }: PathCase): void {
    for (const { place, enteredAt, leftAt, isLate } of visits) {
      const step = this.#stepOf(place)
      step.tookMs.push(leftAt - enteredAt)
      if (isLate) step.lateVisits++
      const taken = takenAt.find((at) => at >= enteredAt && at <= leftAt)
      if (taken !== undefined) step.queuedMs += taken - enteredAt
      for (const [fromAt, toAt] of waits) {
        step.waitedMs += Math.max(0, Math.min(toAt, leftAt) - Math.max(fromAt, taken ?? enteredAt, enteredAt))
      }
    }
    for (const place of new Set(visits.map((visit) => visit.place))) this.#stepOf(place).cases++
  }

  #addLoops(visits: readonly Visit[]): void {
    const been = new Set<string>()
    const counted = new Set<LoopCount>()
    for (const [index, { place, leftAt }] of visits.entries()) {
      been.add(place)
      const next = visits[index + 1]
      if (next === undefined || !been.has(next.place)) continue
      const loop = this.#loopOf(place, next.place)
      const back = visits.slice(index + 1).find((later) => later.place === place || !been.has(later.place))
      const untilAt = back?.enteredAt ?? visits.at(-1)?.leftAt ?? leftAt
      loop.tookMs.push(Math.max(0, untilAt - next.enteredAt))
      if (!counted.has(loop)) loop.cases++
      counted.add(loop)
    }
  }

  #addPath(visits: readonly Visit[], { leadMs, isLate }: PathCase): void {
    const path = visits.slice(0, longestPath).map(({ place }) => place)
    const key = JSON.stringify(path)
    let count = this.#paths.get(key)
    if (count === undefined) {
      count = { path, leadMs: [], late: 0, examples: [] }
      this.#paths.set(key, count)
    }
    count.leadMs.push(leadMs)
    if (isLate) count.late++
    count.examples = [this.#cases, ...count.examples].slice(0, mostExamples)
  }

  #stepOf(place: string): StepCount {
    let step = this.#steps.get(place)
    if (step === undefined) {
      step = { cases: 0, lateVisits: 0, queuedMs: 0, waitedMs: 0, tookMs: [] }
      this.#steps.set(place, step)
    }
    return step
  }

  #loopOf(from: string, to: string): LoopCount {
    const key = JSON.stringify([from, to])
    let loop = this.#loops.get(key)
    if (loop === undefined) {
      loop = { from, to, cases: 0, tookMs: [] }
      this.#loops.set(key, loop)
    }
    return loop
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
