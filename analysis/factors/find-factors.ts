import { falseDiscoveryRates } from '../false-discoveries.ts'
import { chanceOf, type Estimate } from '../intervals.ts'
import { bestCandidate } from './best-candidate.ts'
import { type CaseTable, type ColumnKind, unknown } from './case-table.ts'
import { byTarget, type Conditions, countStrata, divided, holds, oneStratum, type Strata } from './strata.ts'
import { type StratifiedEffect, stratifiedEffect } from './stratified.ts'

/** What distinguishes late cases from punctual ones, and what it comes to. */
export interface Factor {
  /** One condition, or two together. */
  readonly conditions: readonly { readonly column: string; readonly level: string }[]
  readonly kind: ColumnKind
  /** How many times as often such cases are late as others that are alike otherwise, and by how much more; measured on cases that had no part in finding it. */
  readonly ratio: Estimate
  readonly difference: Estimate
  /** How large a share of findings as sure as this one is false. */
  readonly falseRate: number
  /** Of all cases of the study: those with it, those of them that are late, and the same of the others. */
  readonly cases: number
  readonly late: number
  readonly otherCases: number
  readonly otherLate: number
  /** Of all late cases, the share that would not be late if it made no difference. */
  readonly explained: number
  /** By span of the table: cases with it and late ones among them, others and late ones among them. */
  readonly trend: readonly (readonly [cases: number, late: number, others: number, othersLate: number])[]
  /** The late cases behind it, by their places in the table. */
  readonly lateRows: readonly number[]
}

/** What a study of late cases came to. `too-few`: there is too little to say anything; `nothing`: nothing stands out from chance. */
export interface FactorStudy {
  readonly verdict: 'found' | 'nothing' | 'too-few'
  readonly cases: number
  readonly late: number
  /** Circumstances and targets, what explains most first. */
  readonly factors: readonly Factor[]
  /** How late cases went on their way. They are no causes. */
  readonly course: readonly Factor[]
}

/** Below these a study says nothing. */
const leastStudy = { cases: 200, late: 40, punctual: 40 } as const
const mostFactors = 10
const falseShare = 0.05
/** A difference smaller than this is none that anybody should act on. */
const leastRatio = 1.1

/** Conditions that were found on one side, to be proven on the other: `isHeld` says on which. */
interface Sought {
  readonly conditions: Conditions
  readonly isHeld: boolean
}

/**
 * Finds what distinguishes late cases from punctual ones. Step by step the strongest difference is taken, each against cases that are alike
 * in all that was taken before, so that what only goes along with a cause is not mistaken for one; whatever is promised differently
 * (`target`) is always accounted for. What was found on one side of the table is then measured on the other, and the other way round; it is
 * kept where at most one in twenty of such findings is false. Pure; says how far it is, and answers at the end.
 */
export function* findFactors(table: CaseTable): Generator<{ done: number; total: number }, FactorStudy> {
  const late = table.late.reduce((sum, is) => sum + is, 0)
  const known = { cases: table.size, late }
  if (table.size < leastStudy.cases || late < leastStudy.late || table.size - late < leastStudy.punctual) {
    return { ...known, verdict: 'too-few', factors: [], course: [] }
  }
  const factors = proven(table, yield* sought(table, 'circumstance', [], 0))
  const causes = factors.map(({ conditions }) => conditions)
  const course = proven(table, yield* sought(table, 'course', causes, 2 * mostFactors), causes)
  const verdict = factors.length + course.length === 0 ? 'nothing' : 'found'
  const told = (found: readonly Proven[]) =>
    found.map((one) => factorOf(table, one)).sort((one, other) => other.explained - one.explained)
  return { ...known, verdict, factors: told(factors), course: told(course) }
}

interface Proven extends Sought {
  readonly effect: StratifiedEffect
  readonly falseRate: number
}

/** What stands out on either side. What both sides show is proven where more cases are. */
function* sought(
  table: CaseTable,
  kind: 'circumstance' | 'course',
  before: readonly Conditions[],
  done: number,
): Generator<{ done: number; total: number }, readonly Sought[]> {
  const found = new Map<string, Sought>()
  for (const [turn, isHeld] of [true, false].entries()) {
    let strata = before.reduce((all, conditions) => dividedBy(table, all, conditions), oneStratum(table, !isHeld))
    for (let step = 0; step < mostFactors; step++) {
      yield { done: done + turn * mostFactors + step, total: 4 * mostFactors }
      const conditions = bestCandidate(table, strata, kind)
      if (conditions === null) break
      const key = JSON.stringify(conditions)
      if (!found.has(key)) found.set(key, { conditions, isHeld })
      strata = dividedBy(table, strata, conditions)
    }
  }
  return [...found.values()]
}

/** What holds on the side that had no part in the search, each accounting for all others. */
function proven(table: CaseTable, all: readonly Sought[], before: readonly Conditions[] = []): readonly Proven[] {
  const measured = measuredTogether(table, all, before)
  const rates = falseDiscoveryRates(measured.map(({ effect }) => (effect === null ? 1 : chanceOf(effect.z))))
  const kept = measured.flatMap(({ effect, ...one }, index) => {
    const falseRate = rates[index] ?? 1
    return effect !== null && effect.z > 0 && falseRate <= falseShare ? [{ ...one, falseRate }] : []
  })
  // Without what did not hold, the others are measured against cases that are more alike.
  return measuredTogether(table, kept, before).flatMap(({ effect, ...one }) =>
    effect === null || effect.ratio.value < leastRatio || effect.ratio.low <= 1 ? [] : [{ ...one, effect }],
  )
}

function measuredTogether<T extends Sought>(table: CaseTable, all: readonly T[], before: readonly Conditions[]) {
  return all.map((one): T & { readonly effect: StratifiedEffect | null } => {
    const { conditions, isHeld } = one
    const others = [...before, ...all.filter((each) => each !== one).map((each) => each.conditions)]
    const whole = oneStratum(table, isHeld)
    const isTarget = conditions.some(({ column }) => table.columns[column]?.kind === 'target')
    const strata = others.reduce((so, each) => dividedBy(table, so, each), isTarget ? whole : byTarget(table, whole))
    return { ...one, effect: stratifiedEffect(countStrata(table, strata, conditions)) }
  })
}

function dividedBy(table: CaseTable, strata: Strata, conditions: Conditions): Strata {
  return divided(strata, (row) => holds(table.columns, conditions, row))
}

function factorOf(table: CaseTable, { conditions, effect, falseRate }: Proven): Factor {
  const trend = table.spans.map(() => [0, 0, 0, 0] as [number, number, number, number])
  const lateRows: number[] = []
  let allLate = 0
  for (let row = 0; row < table.size; row++) {
    const isLate = table.late[row] as number
    allLate += isLate
    const is = holds(table.columns, conditions, row)
    const span = trend[table.span[row] as number]
    if (is === unknown || span === undefined) continue
    const at = is === 1 ? 0 : 2
    span[at] += 1
    span[at + 1] = (span[at + 1] ?? 0) + isLate
    if (is === 1 && isLate === 1) lateRows.push(row)
  }
  const sum = (at: 0 | 1 | 2 | 3) => trend.reduce((so, span) => so + span[at], 0)
  const { ratio, difference } = effect
  return {
    conditions: conditions.map(({ column, level }) => ({
      column: table.columns[column]?.id ?? '',
      level: table.columns[column]?.levels[level] ?? '',
    })),
    kind: kindOf(table, conditions),
    ratio,
    difference,
    falseRate,
    cases: sum(0),
    late: sum(1),
    otherCases: sum(2),
    otherLate: sum(3),
    // Miettinen (1974): the share of late cases that have it, times what of their risk is due to it.
    explained: ((sum(1) / allLate) * (ratio.value - 1)) / ratio.value,
    trend,
    lateRows,
  }
}

function kindOf(table: CaseTable, conditions: Conditions): ColumnKind {
  const kinds = conditions.map(({ column }) => table.columns[column]?.kind)
  return kinds.includes('target') ? 'target' : kinds.includes('course') ? 'course' : 'circumstance'
}
