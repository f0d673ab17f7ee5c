import {
  type ComponentRule,
  type ScorecardComponent,
  type ScorecardGroup,
  type ScorecardRules,
  scorecardGroups,
} from '../../core/contract/wire-scorecards.ts'
import type { Estimate } from '../intervals.ts'
import { componentFigure, type UsualWork, type WholeCounts } from './component-figure.ts'

/** One figure and the points it earns; null with too few. */
export interface ScoredComponent {
  readonly id: ScorecardComponent
  readonly rule: ComponentRule
  readonly count: number
  readonly estimate: Estimate | null
  readonly points: number | null
  /** How far the points may be off, as a standard error. */
  readonly error: number
}

export interface ScoredGroup {
  readonly id: ScorecardGroup
  readonly weight: number
  readonly points: number | null
  readonly components: readonly ScoredComponent[]
}

/** A quarter of one person or team in points, 0 to 100; the total is null when less than half of what counts can be said. */
export interface ScoredQuarter {
  readonly groups: readonly ScoredGroup[]
  readonly total: number | null
  readonly low: number | null
  readonly high: number | null
}

const z = 1.96
const targetPoints = 80

/**
 * Scores a quarter: figures become points by their curves, points a weighted mean by group, groups a weighted mean. What has too few cases
 * leaves its weight to the others. The interval takes figures to be independent of each other. Pure.
 */
export function scoreQuarter(counts: WholeCounts, rules: ScorecardRules, usual: UsualWork): ScoredQuarter {
  const groups = (Object.keys(scorecardGroups) as ScorecardGroup[]).map((id): ScoredGroup => {
    const components = scorecardGroups[id]
      .filter((component) => rules.components[component].weight > 0)
      .map((component) => scored(component, counts, rules, usual))
    return { id, weight: rules.groups[id], points: weighted(components)?.value ?? null, components }
  })
  const all = weighted(
    groups.map((group) => ({
      points: group.points,
      error: weighted(group.components)?.error ?? 0,
      weight: group.weight,
    })),
  )
  if (all === null || saidShare(groups) < 0.5) return { groups, total: null, low: null, high: null }
  const reach = z * all.error
  return { groups, total: all.value, low: Math.max(0, all.value - reach), high: Math.min(100, all.value + reach) }
}

/** The points of a value: 0 at the floor and worse, 80 at the target, 100 at the best and better, straight between. Pure. */
export function pointsOf(
  { floor, target, best }: Pick<ComponentRule, 'floor' | 'target' | 'best'>,
  value: number,
): number {
  const way = Math.sign(best - floor) || 1
  const at = value * way
  if (at >= best * way) return 100
  if (at <= floor * way) return 0
  const [from, to, low, high] =
    at >= target * way ? [target, best, targetPoints, 100] : ([floor, target, 0, targetPoints] as const)
  return low + ((value - from) / (to - from)) * (high - low)
}

function scored(
  id: ScorecardComponent,
  counts: WholeCounts,
  rules: ScorecardRules,
  usual: UsualWork,
): ScoredComponent & { readonly weight: number } {
  const rule = rules.components[id]
  const { count, estimate } = componentFigure(id, counts, { usual, rules })
  const isEnough = estimate !== null && count >= Math.max(1, rule.minimum)
  return {
    id,
    rule,
    weight: rule.weight,
    count,
    estimate,
    points: isEnough ? pointsOf(rule, estimate.value) : null,
    error: isEnough ? Math.abs(pointsOf(rule, estimate.high) - pointsOf(rule, estimate.low)) / (2 * z) : 0,
  }
}

interface Weighable {
  readonly points: number | null
  readonly error: number
  readonly weight?: number
  readonly rule?: ComponentRule
}

function weighted(parts: readonly Weighable[]): { readonly value: number; readonly error: number } | null {
  let weights = 0
  let value = 0
  let variance = 0
  for (const { points, error, weight, rule } of parts) {
    const own = weight ?? rule?.weight ?? 0
    if (points === null || own <= 0) continue
    weights += own
    value += own * points
    variance += (own * error) ** 2
  }
  return weights === 0 ? null : { value: value / weights, error: Math.sqrt(variance) / weights }
}

/** How much of all that counts could be said, 0 to 1. */
function saidShare(groups: readonly ScoredGroup[]): number {
  let all = 0
  let said = 0
  for (const { weight, components } of groups) {
    const ofGroup = components.reduce((sum, { rule }) => sum + rule.weight, 0)
    if (weight <= 0 || ofGroup === 0) continue
    all += weight
    said +=
      (weight * components.reduce((sum, { rule, points }) => sum + (points === null ? 0 : rule.weight), 0)) / ofGroup
  }
  return all === 0 ? 0 : said / all
}
