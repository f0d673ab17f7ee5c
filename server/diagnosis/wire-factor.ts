import type { FactDefinition, FactId } from '../../core/contract/facts.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { WireCondition, WireFactor } from '../../core/contract/wire-diagnosis.ts'
import { choicesOf } from '../../core/facts/built-in-facts.ts'
import type { NamedFactor } from './diagnosis-job.ts'

/** What is a dimension of its own, or says who somebody is. */
const notStudied = new Set([
  'priority',
  'team',
  'assignee',
  'channel',
  'category',
  'business',
  'customer.tier',
  'customer.id',
])
const facts = { tier: ['customer.tier'], priority: ['priority'], business: ['category', 'business'] } as const

/** The facts of a flow by which its cases can be told apart: with few values, or numbers; none that are personal. Pure. */
export function studiedFacts(plan: Plan): readonly Pick<FactDefinition, 'id' | 'type'>[] {
  const declared = plan.facts.filter(
    ({ id, type, personal }) =>
      !notStudied.has(id) && personal !== true && (type === 'enum' || type === 'boolean' || type === 'number'),
  )
  const hasRegion = declared.some(({ id }) => id === region.id)
  return [...declared.map(({ id, type }) => ({ id, type })), ...(hasRegion ? [] : [region])]
}

const region = { id: 'customer.region', type: 'text' } as const

/** A factor as the API says it, under the names of a plan. Pure. */
export function wireFactor(
  plan: Plan,
  { conditions, trend, late, explained, ...factor }: NamedFactor,
  spans: readonly string[],
  allLate: number,
): WireFactor {
  const { kind, ratio, difference, falseRate, cases, otherCases, otherLate, examples } = factor
  return {
    conditions: conditions.map((one) => ({ ...one, ...namesOfCondition(plan, one) })),
    kind,
    ratio,
    difference,
    falseRate,
    cases,
    late,
    otherCases,
    otherLate,
    shareOfLate: allLate === 0 ? 0 : late / allLate,
    explained,
    trend: trend.map(([all, ofThem, others, othersLate], place) => ({
      start: spans[place] ?? '',
      cases: all,
      late: ofThem,
      otherCases: others,
      otherLate: othersLate,
    })),
    examples,
  }
}

/** What a plan calls the column and the level of a condition. Pure. */
export function namesOfCondition(
  plan: Plan,
  { column, level }: Pick<WireCondition, 'column' | 'level'>,
): Pick<WireCondition, 'columnName' | 'levelName'> {
  const step = /^(?:visits|time):(.+)$/.exec(column)?.[1]
  if (step !== undefined) return { columnName: plan.nodes[step]?.name ?? null, levelName: null }
  const ids: readonly FactId[] = column.startsWith('fact:')
    ? [column.slice(5)]
    : Object.hasOwn(facts, column)
      ? facts[column as keyof typeof facts]
      : []
  const fact = plan.facts.find(({ id }) => ids.includes(id))
  return { columnName: fact?.name ?? null, levelName: fact === undefined ? null : choiceName(fact, level) }
}

function choiceName(fact: FactDefinition, level: string): LocalText | null {
  if (!(choicesOf(fact) ?? []).includes(level)) return null
  const choice = fact.values?.find((one) => typeof one !== 'string' && one.id === level)
  return choice === undefined || typeof choice === 'string' ? null : (choice.name ?? null)
}
