import type { ScorecardComponent, ScorecardRules } from '../../core/contract/wire-scorecards.ts'
import type { QuarterCounts, Sums, Tally } from '../../core/scorecards/quarter-counts.ts'
import type { Estimate } from '../intervals.ts'
import { meanOf, shareOf } from '../quality/confidence.ts'

/** What somebody did in a quarter, audits included. */
export interface WholeCounts extends QuarterCounts {
  readonly audit: Sums
}

/** What one person does on average where workload is measured. */
export interface UsualWork {
  readonly cases: number
  readonly tasks: number
}

/** A figure, and of how many; the estimate is null when nothing happened. */
export interface Figure {
  readonly count: number
  readonly estimate: Estimate | null
}

const hourMs = 3_600_000
const z = 1.96

/** What counts say of one component, in its own unit. Pure. */
export function componentFigure(
  id: ScorecardComponent,
  counts: WholeCounts,
  { usual, rules }: { readonly usual: UsualWork; readonly rules: Pick<ScorecardRules, 'tasks'> },
): Figure {
  switch (id) {
    case 'satisfaction':
    case 'response':
    case 'ola':
      return kept(counts[id])
    case 'firstContact':
      return kept(counts.resolved)
    case 'notReopened':
      return share(Math.max(0, counts.resolved.count - counts.reopened), counts.resolved.count)
    case 'handovers':
      return share(counts.handedOn - counts.handedBack, counts.handedOn)
    case 'audit':
    case 'csat':
    case 'score10':
      return average(counts[id], 1)
    case 'nps': {
      const { count, promoters, detractors } = counts.nps
      return average({ count, sum: promoters - detractors, squares: promoters + detractors }, 100)
    }
    case 'held':
      return average(counts.held, 1 / hourMs)
    case 'cases':
      return beside(counts.resolved.count, counts.resolved.count, usual.cases)
    case 'tasks':
      return beside(weightedTasks(counts, rules), sumOf(Object.values(counts.tasks)), usual.tasks)
  }
}

/** Steps that were done, each as much as its weight. Pure. */
export function weightedTasks(
  { tasks }: Pick<QuarterCounts, 'tasks'>,
  { tasks: weights }: Pick<ScorecardRules, 'tasks'>,
): number {
  return sumOf(
    Object.entries(tasks).map(([step, count]) => count * (Object.hasOwn(weights, step) ? (weights[step] ?? 1) : 1)),
  )
}

const sumOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0)

const kept = ({ count, late }: Tally): Figure => share(count - late, count)

function share(successes: number, count: number): Figure {
  return { count, estimate: count === 0 ? null : shareOf(successes, count) }
}

function average(sums: Sums, factor: number): Figure {
  if (sums.count === 0) return { count: 0, estimate: null }
  const { value, low, high } = meanOf(sums)
  return { count: sums.count, estimate: { value: value * factor, low: low * factor, high: high * factor } }
}

/** Work beside what is usual; how much of it is chance is told as for any count of things that come by themselves. */
function beside(done: number, count: number, usual: number): Figure {
  if (usual <= 0 || count === 0) return { count, estimate: null }
  const value = done / usual
  const reach = (z / Math.sqrt(count)) * value
  return { count, estimate: { value, low: Math.max(0, value - reach), high: value + reach } }
}
