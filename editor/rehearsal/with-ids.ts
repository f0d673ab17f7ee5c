import type { ScenarioDocument } from '../../core/contract/scenario.ts'

type Source = string | object

/** The scenario with each path among its sources replaced by the id of the document there; what leads nowhere stays as it is. */
export async function withIds(
  scenario: ScenarioDocument,
  idOf: (source: string) => Promise<string | null>,
): Promise<ScenarioDocument> {
  const one = async <S extends Source>(source: S): Promise<S> =>
    typeof source === 'string' ? (((await idOf(source)) ?? source) as S) : source
  const all = async <S extends Source>(sources: readonly S[]): Promise<readonly S[]> => Promise.all(sources.map(one))
  const { policy, flow, calendars, policies, flows, rules } = scenario
  return {
    ...scenario,
    ...(policy !== undefined && { policy: await one(policy) }),
    ...(flow !== undefined && { flow: await one(flow) }),
    ...(calendars !== undefined && { calendars: await all(calendars) }),
    ...(policies !== undefined && { policies: await all(policies) }),
    ...(flows !== undefined && { flows: await all(flows) }),
    ...(rules !== undefined && { rules: await all(rules) }),
  }
}
