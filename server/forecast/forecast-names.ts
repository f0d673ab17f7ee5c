import type { LocalText } from '../../core/contract/language.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { WireForecastNames } from '../../core/contract/wire-forecast.ts'
import { namesOf } from '../../store/people/names-of.ts'
import { listSettings } from '../../store/settings/settings.ts'
import type { Sql } from '../../store/store.ts'

type Kind = keyof WireForecastNames

/** The facts that an id of a kind may come from. */
const factsOf = {
  business: ['category', 'business'],
  priority: ['priority'],
  tier: ['customer.tier'],
} as const

/** Ids by kind; a node as `flow/node`, a clock as `flow/clock`. */
export type NamedIds = Readonly<Partial<Record<Kind, ReadonlySet<string>>>>

/** What these ids are called, under the newest plans and settings; ids that nothing names are left out. */
export async function forecastNames(sql: Sql, ids: NamedIds, plans: readonly Plan[]): Promise<WireForecastNames> {
  const found: [Kind, Record<string, LocalText>][] = []
  for (const kind of Object.keys(ids) as Kind[]) {
    const wanted = ids[kind]
    if (wanted === undefined || wanted.size === 0) continue
    const named = (await pairsOf(sql, kind, wanted, plans)).filter(([id]) => wanted.has(id))
    if (named.length > 0) found.push([kind, Object.fromEntries(named.toReversed())])
  }
  return Object.fromEntries(found)
}

async function pairsOf(
  sql: Sql,
  kind: Kind,
  ids: ReadonlySet<string>,
  plans: readonly Plan[],
): Promise<readonly (readonly [string, LocalText])[]> {
  switch (kind) {
    case 'flow':
      return plans.map(({ id, name }) => [id, name])
    case 'clock':
      return plans.flatMap((plan) =>
        (plan.policy?.clocks ?? []).map(({ id, name }) => [`${plan.id}/${id}`, name] as const),
      )
    case 'node':
      return plans.flatMap((plan) =>
        Object.values(plan.nodes).map(({ id, name }) => [`${plan.id}/${id}`, name] as const),
      )
    case 'assignee':
      return [...(await namesOf(sql, ids))]
    case 'team': {
      const teams = await listSettings<{ readonly name?: LocalText }>(sql, 'teams')
      return teams.flatMap(({ id, value }) => (value.name === undefined ? [] : [[id, value.name] as const]))
    }
    default:
      return plans.flatMap(({ facts }) =>
        facts
          .filter(({ id }) => (factsOf[kind] as readonly string[]).includes(id))
          .flatMap(({ values = [] }) => values)
          .flatMap((choice) =>
            typeof choice === 'string' || choice.name === undefined ? [] : [[choice.id, choice.name] as const],
          ),
      )
  }
}
