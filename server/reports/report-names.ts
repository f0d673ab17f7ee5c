import type { LocalText } from '../../core/contract/language.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { ReportGrouping, ReportLine, ReportMeasure, WireReport } from '../../core/contract/wire-reports.ts'
import { namesOf } from '../../store/people/names-of.ts'
import { listSettings } from '../../store/settings/settings.ts'
import type { Sql } from '../../store/store.ts'
import { stepNames } from './step-names.ts'

type Names = Readonly<Record<string, LocalText>>

/** The facts that a dimension's values come from. */
const factsOf: Readonly<Partial<Record<ReportGrouping, readonly string[]>>> = {
  tier: ['customer.tier'],
  priority: ['priority'],
  business: ['category', 'business'],
}

/**
 * What the ids in lines are called, under the newest plans; ids that nothing names are left out. Persons are named for whoever sees
 * them. Where two plans call an id differently, the first that has it counts.
 */
export async function namesOfLines(
  sql: Sql,
  measure: ReportMeasure,
  lines: readonly ReportLine[],
  plans: readonly Plan[],
): Promise<WireReport['names']> {
  const groupings = [...new Set(lines.flatMap(({ group }) => Object.keys(group) as ReportGrouping[]))]
  const found: [ReportGrouping, Names][] = []
  for (const name of groupings) {
    const ids = new Set(lines.map(({ group }) => group[name] ?? ''))
    const names = await namesIn(sql, name, measure, ids, plans)
    const named = Object.entries(names).filter(([id]) => ids.has(id))
    if (named.length > 0) found.push([name, Object.fromEntries(named)])
  }
  return Object.fromEntries(found)
}

async function namesIn(
  sql: Sql,
  name: ReportGrouping,
  measure: ReportMeasure,
  ids: ReadonlySet<string>,
  plans: readonly Plan[],
): Promise<Names> {
  if (name === 'flow') return Object.fromEntries(plans.map((plan) => [plan.id, plan.name]))
  if (name === 'assignee') return Object.fromEntries(await namesOf(sql, ids))
  if (name === 'team' || (name === 'key' && (measure === 'held' || measure === 'handover'))) return teamNames(sql)
  if (name !== 'key') return firstOf(plans.flatMap((plan) => choicesOf(plan, factsOf[name] ?? [])))
  if (measure === 'node') return stepNames(plans, ids)
  return firstOf(plans.flatMap((plan) => (plan.policy?.clocks ?? []).map(pairOf)))
}

const pairOf = ({ id, name }: { readonly id: string; readonly name: LocalText }) => [id, name] as const

const firstOf = (pairs: readonly (readonly [string, LocalText])[]): Names => Object.fromEntries(pairs.toReversed())

function choicesOf(plan: Plan, facts: readonly string[]): readonly (readonly [string, LocalText])[] {
  return plan.facts
    .filter(({ id }) => facts.includes(id))
    .flatMap(({ values = [] }) => values)
    .flatMap((choice) =>
      typeof choice === 'string' || choice.name === undefined ? [] : [[choice.id, choice.name] as const],
    )
}

async function teamNames(sql: Sql): Promise<Names> {
  const teams = await listSettings<{ readonly name?: LocalText }>(sql, 'teams')
  return Object.fromEntries(teams.flatMap(({ id, value }) => (value.name === undefined ? [] : [[id, value.name]])))
}
