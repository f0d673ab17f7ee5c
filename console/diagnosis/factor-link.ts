import type { WireFactor } from '../../core/contract/wire-diagnosis.ts'
import type { FactorsQuery } from '../../sdk/diagnosis.ts'
import { writeValues } from '../reports/value-list.ts'

/** What a report tells facts apart by just as a study of factors does. */
const alike = new Set(['channel', 'tier', 'business'])

/** The address of all late promises behind a factor; null where a report cannot tell them apart. Pure. */
export function factorLink(query: FactorsQuery, { conditions }: Pick<WireFactor, 'conditions'>) {
  if (!conditions.every(({ column }) => alike.has(column))) return null
  const { flow, clock, from, to, zone, team, channel } = query
  const narrowed = { ...(team === undefined ? {} : { team }), ...(channel === undefined ? {} : { channel }) }
  const values = Object.entries({
    ...narrowed,
    ...Object.fromEntries(conditions.map(({ column, level }) => [column, [level]])),
  }).map(([name, of]) => [name, writeValues(of)])
  return {
    to: '/reports/cases',
    search: {
      ...(from === undefined || to === undefined ? {} : { from, to }),
      ...(zone === undefined ? {} : { zone }),
      measure: 'clock',
      key: writeValues([clock]),
      late: 'yes',
      excluded: 'no',
      flow: writeValues([flow]),
      ...(Object.fromEntries(values) as Readonly<Record<string, string>>),
    },
  } as const
}
