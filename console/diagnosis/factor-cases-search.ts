import type { FactorCasesQuery } from '../../sdk/diagnosis.ts'
import { dayOf, isCivilDate } from '../reports/civil-date.ts'
import { readValues, writeValues } from '../reports/value-list.ts'
import { type DiagnosisDays, diagnosisDays, usualDays } from './diagnosis-search.ts'

/** The late cases behind a factor as they stand in the address; conditions as `column=level`. */
export interface FactorCasesSearch {
  readonly flow: string
  readonly clock: string
  readonly condition: string
  readonly and?: string
  readonly from?: string
  readonly to?: string
  readonly zone?: string
  readonly team?: string
  readonly channel?: string
}

const longest = 400
const optional = ['and', 'from', 'to', 'zone', 'team', 'channel'] as const

/** Reads an address; whatever is not understood is dropped. */
export function readFactorCasesSearch(address: Readonly<Record<string, unknown>>): FactorCasesSearch {
  const text = (name: string) => {
    const value = Object.hasOwn(address, name) ? address[name] : undefined
    return typeof value === 'string' && value.length <= longest ? value : ''
  }
  const isGood = (name: string, value: string) =>
    value !== '' && (name === 'from' || name === 'to' ? isCivilDate(value) : name !== 'and' || /^[^=]+=/.test(value))
  const found = optional.flatMap((name) => (isGood(name, text(name)) ? [[name, text(name)]] : []))
  return {
    flow: text('flow'),
    clock: text('clock'),
    condition: text('condition'),
    ...(Object.fromEntries(found) as Partial<FactorCasesSearch>),
  }
}

/** Where the late cases behind a factor of a study are listed. Pure. */
export function factorCasesLink({ flow, clock, from, to, zone, team, channel, conditions }: FactorCasesQuery) {
  const [condition = '', and] = conditions.map(({ column, level }) => `${column}=${level}`)
  const search: FactorCasesSearch = {
    flow,
    clock,
    condition,
    ...(and === undefined ? {} : { and }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(zone === undefined ? {} : { zone }),
    ...(team === undefined ? {} : { team: writeValues(team) }),
    ...(channel === undefined ? {} : { channel: writeValues(channel) }),
  }
  return { to: '/diagnosis/cases', search } as const
}

/** How far the diagnosis looked back that a list comes from; undefined where it was as usual, or cannot be told. Pure. */
export function diagnosisDaysOf({ from, to }: FactorCasesSearch): DiagnosisDays | undefined {
  if (from === undefined || to === undefined) return undefined
  const length = dayOf(to) - dayOf(from)
  return diagnosisDays.find((days) => days === length && days !== usualDays)
}

/** What an address asks for. Pure. */
export function factorCasesQuery({ condition, and, team, channel, ...search }: FactorCasesSearch): FactorCasesQuery {
  const texts = and === undefined ? [condition] : [condition, and]
  return {
    ...search,
    conditions: texts.map((text) => {
      const cut = text.indexOf('=')
      return { column: text.slice(0, Math.max(0, cut)), level: text.slice(cut + 1) }
    }),
    ...(team === undefined ? {} : { team: readValues(team) }),
    ...(channel === undefined ? {} : { channel: readValues(channel) }),
  }
}
