import type { BoardQuery } from '../../sdk/board.ts'

/** How the board is narrowed and shown, as it stands in the address. */
export interface BoardSearch {
  readonly flow?: string
  readonly team?: string
  /** When the day or the shift begins: `09:00`; midnight if left out. */
  readonly start?: string
  /** What is due soon, in minutes; an hour if left out. */
  readonly within?: string
  /** The alerts instead of the board. */
  readonly alerts?: true
  /** For a big screen. */
  readonly wall?: true
  /** A big screen in a bright room. */
  readonly light?: true
}

/** What can be chosen as soon. */
export const withinChoices = [15, 30, 60, 120, 240, 480] as const

/** When a day or a shift may begin. */
export const startChoices = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

const usualWithin = 60

/** Reads an address; whatever is not understood is dropped. */
export function readBoardSearch(search: Readonly<Record<string, unknown>>): BoardSearch {
  const text = (name: string) => {
    const value = Object.hasOwn(search, name) ? search[name] : undefined
    return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 200) : undefined
  }
  const isOn = (name: string) => text(name) === 'true' || text(name) === '1' || search[name] === true
  const [flow, team] = [text('flow'), text('team')]
  const start = startChoices.find((known) => known === text('start') && known !== '00:00')
  const within = withinChoices.find((known) => String(known) === text('within') && known !== usualWithin)
  return {
    ...(flow ? { flow } : {}),
    ...(team ? { team } : {}),
    ...(start ? { start } : {}),
    ...(within ? { within: String(within) } : {}),
    ...(isOn('alerts') ? { alerts: true } : {}),
    ...(isOn('wall') ? { wall: true } : {}),
    ...(isOn('light') ? { light: true } : {}),
  }
}

/** The board itself, on a desk. */
export function plainBoard({ flow, team, start, within }: BoardSearch): BoardSearch {
  return readBoardSearch({ flow, team, start, within })
}

/** The minutes that count as soon. */
export function withinOf({ within }: BoardSearch): number {
  return within === undefined ? usualWithin : Number(within)
}

/** The board to ask for, in the reader's zone. */
export function boardQuery(search: BoardSearch, zone: string, limit: number): BoardQuery {
  const { flow, team, start } = search
  return {
    ...(flow === undefined ? {} : { flow }),
    ...(team === undefined ? {} : { team }),
    ...(start === undefined ? {} : { start }),
    zone,
    within: withinOf(search),
    limit,
  }
}

/** The list of cases behind a figure of the board: an address of the cases page. */
export function casesBehind(
  { flow, team }: BoardSearch,
  narrowed: {
    readonly state?: 'waiting'
    readonly late?: true
    readonly due?: string
    readonly assignee?: string
  } = {},
) {
  return { ...(flow === undefined ? {} : { flow }), ...(team === undefined ? {} : { team }), ...narrowed }
}
