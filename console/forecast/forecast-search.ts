const looks = ['near', 'hours', 'days'] as const
const heats = ['gap', 'needed'] as const

/** How arrivals are looked at: some days by hour, two weeks by hour, or by day. */
export type ArrivalLook = (typeof looks)[number]

/** How the forecast is narrowed and shown, as it stands in the address; what is left out is as usual. */
export interface ForecastSearch {
  readonly flow?: string
  readonly channel?: string
  /** Of the promises in danger. */
  readonly team?: string
  readonly look?: ArrivalLook
  /** Whether it is shown how often the probabilities came true. */
  readonly proof?: true
  /** The team whose hours are shown; the one that is shortest of people if left out. */
  readonly staffed?: string
  /** Left out: the gap, where there is one. */
  readonly heat?: (typeof heats)[number]
  /** The class of the customers. */
  readonly tier?: string
}

export const arrivalLooks = looks

/** Reads an address; whatever is not understood is dropped. */
export function readForecastSearch(search: Readonly<Record<string, unknown>>): ForecastSearch {
  const text = (name: string) => {
    const value = Object.hasOwn(search, name) ? search[name] : undefined
    return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 100) : undefined
  }
  const found = {
    flow: text('flow'),
    channel: text('channel'),
    team: text('team'),
    look: looks.find((look) => look === text('look') && look !== 'near'),
    proof: Object.hasOwn(search, 'proof') && String(search['proof']) === 'true' ? true : undefined,
    staffed: text('staffed'),
    heat: heats.find((heat) => heat === text('heat')),
    tier: text('tier'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
