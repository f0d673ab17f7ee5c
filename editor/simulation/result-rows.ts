import type { LocalText } from '../../core/contract/language.ts'
import type {
  BacktestAnswer,
  BacktestChange,
  ClockSummary,
  NodeSummary,
  SimulationAnswer,
  TeamSummary,
} from '../../core/contract/rehearsal.ts'

/** Something that stands on one side or on both. */
export interface Compared<T> {
  readonly id: string
  readonly name: LocalText | null
  readonly before: T | null
  readonly after: T | null
}

/** How many promises were broken in all. Pure. */
export function lateIn(side: { readonly clocks: Readonly<Record<string, Pick<ClockSummary, 'missed'>>> }): number {
  return Object.values(side.clocks).reduce((sum, { missed }) => sum + missed, 0)
}

/** Two lists by id, in the order of the later one; what only the earlier has comes last. Pure. */
export function comparedBy<T extends object>(
  before: Readonly<Record<string, T>> | null,
  after: Readonly<Record<string, T>>,
): readonly Compared<T>[] {
  const ids = new Set([...Object.keys(after), ...Object.keys(before ?? {})])
  const of = (list: Readonly<Record<string, T>> | null, id: string) =>
    list !== null && Object.hasOwn(list, id) ? (list[id] ?? null) : null
  return Array.from(ids, (id) => {
    const [one, other] = [of(before, id), of(after, id)]
    const named = (other ?? one) as { readonly name?: LocalText } | null
    return { id, name: named?.name ?? null, before: one, after: other }
  })
}

export const resultMeasures = ['waiting', 'handling', 'visits', 'load'] as const

/** By what a simulated step is warm or cold: how long nine of ten wait there, are worked on, how many come by, how busy its team is. */
export type ResultMeasure = (typeof resultMeasures)[number]

/** What a simulated step comes to by a measure; null where it says nothing. Pure. */
export function resultOf(node: NodeSummary, team: TeamSummary | undefined, measure: ResultMeasure): number | null {
  switch (measure) {
    case 'waiting':
      return node.waiting.p90Ms
    case 'handling':
      return node.handling.p90Ms
    case 'visits':
      return node.visits
    case 'load':
      return team?.utilisation ?? null
  }
}

/** The values of all steps by a measure; `teamOf` says who works where. Pure. */
export function resultsOf(
  { byNode, teams }: Pick<SimulationAnswer, 'byNode' | 'teams'>,
  teamOf: (node: string) => string | null,
  measure: ResultMeasure,
): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(byNode).flatMap(([id, node]) => {
      const team = teamOf(id)
      const value = resultOf(node, team === null ? undefined : teams[team], measure)
      return value === null ? [] : [[id, value] as const]
    }),
  )
}

/** A recorded case with all that changes in it. */
export interface ChangedCase {
  readonly case: string
  readonly number: number
  readonly changes: readonly BacktestChange[]
  /** Promises that are broken afterwards less those that were broken before. */
  readonly lateMore: number
}

/** The changes of a backtest case by case, in their order. Pure. */
export function changedCases({ changed }: Pick<BacktestAnswer, 'changed'>): readonly ChangedCase[] {
  const byCase = new Map<string, BacktestChange[]>()
  for (const change of changed) {
    const known = byCase.get(change.case)
    if (known === undefined) byCase.set(change.case, [change])
    else known.push(change)
  }
  return Array.from(byCase.values(), (changes) => ({
    case: changes[0]?.case ?? '',
    number: changes[0]?.number ?? 0,
    changes,
    lateMore: changes.reduce((sum, { before, after }) => sum + isMissed(after) - isMissed(before), 0),
  }))
}

function isMissed(reading: BacktestChange['after']): number {
  return reading?.outcome === 'missed' ? 1 : 0
}
