import { weekdayOf } from '../../core/calendar/civil-date.ts'
import { localAt } from '../../core/calendar/zone-offsets.ts'
import type { ZoneOffsets } from '../../core/contract/calendar.ts'
import type { FactDefinition } from '../../core/contract/facts.ts'
import type { WireCondition } from '../../core/contract/wire-diagnosis.ts'
import type { PromiseRow } from '../../store/diagnosis/read-promises.ts'

/** What a study of factors looks at beside the promises themselves. */
export interface FactorScope {
  readonly zone: ZoneOffsets
  /** Declared facts with few values, or numbers. */
  readonly facts: readonly Pick<FactDefinition, 'id' | 'type'>[]
  /** Whether the clock measures the turn of whoever has the case, and not the case. */
  readonly isTurn: boolean
  /** Whether people may be told apart. */
  readonly seesPeople: boolean
  /** Cases of all flows by the hour in which they came in, as hours since 1970. */
  readonly arrivals: ReadonlyMap<number, number>
  /** Epoch ms, half open. */
  readonly from: number
  readonly to: number
}

/**
 * How a column reads a promise: a word, a number, or several words of which each holds; null where nobody knows. `counts` are numbers
 * that are told apart from one on, `numbers` by their lowest and highest quarter.
 */
export type FactorReader =
  | { readonly of: 'word'; readonly read: (row: PromiseRow) => string | null }
  | { readonly of: 'words'; readonly read: (row: PromiseRow) => readonly string[] }
  | { readonly of: 'number'; readonly read: (row: PromiseRow) => number | null }
  | { readonly of: 'count'; readonly read: (row: PromiseRow) => number }

const hourMs = 3_600_000
const dayMs = 86_400_000

/** What holds of a promise by the column of a factor (as `WireCondition` names them); null for a column that nobody looks at. Pure. */
export function factorReader(column: string, scope: FactorScope): FactorReader | null {
  const [kind = '', id = ''] = column.split(/:(.*)/s)
  if (id !== '') return readerOfPart(kind, id, scope)
  const word = (read: (row: PromiseRow) => string | null): FactorReader => ({ of: 'word', read })
  const times = (measure: string): FactorReader => ({
    of: 'count',
    read: ({ course }) => course.filter(([of]) => of === measure).length,
  })
  const localOf = ({ createdAt }: PromiseRow) => localAt(scope.zone, createdAt)
  switch (column) {
    case 'target':
      return word(({ targetMs }) => (targetMs === null ? null : String(targetMs)))
    case 'tier':
    case 'channel':
    case 'business':
    case 'priority':
      return word((row) => row[column])
    case 'team':
      return { of: 'words', read: (row) => teamsOf(row, scope.isTurn) }
    case 'assignee':
      return scope.seesPeople ? { of: 'words', read: (row) => peopleOf(row, scope.isTurn) } : null
    case 'hour':
      return word((row) => String(Math.floor((localOf(row) % dayMs) / hourMs)))
    case 'weekday':
      return word((row) => String(weekdayOf(Math.floor(localOf(row) / dayMs))))
    case 'load':
      return { of: 'number', read: (row) => arrivedWith(row, scope.arrivals) }
    case 'handovers':
      return times('handover')
    case 'reopened':
      return times('reopened')
    case 'waits':
      return times('waited')
    default:
      return null
  }
}

function readerOfPart(kind: string, id: string, { facts }: FactorScope): FactorReader | null {
  const stays = ({ course }: PromiseRow) => course.filter(([measure, step]) => measure === 'node' && step === id)
  if (kind === 'visits') return { of: 'count', read: (row) => stays(row).length }
  if (kind === 'time') {
    const read = (row: PromiseRow) => {
      const all = stays(row)
      return all.length === 0 ? null : all.reduce((sum, [, , ms]) => sum + (ms ?? 0), 0)
    }
    return { of: 'number', read }
  }
  const fact = kind === 'fact' ? facts.find((one) => one.id === id) : undefined
  if (fact === undefined) return null
  return fact.type === 'number'
    ? { of: 'number', read: (row) => numberIn(row.facts[id]) }
    : { of: 'word', read: (row) => wordIn(row.facts[id]) }
}

/** Whether a promise has a factor: says of every promise of a study what its table says. Null for a column or a level that is none. Pure. */
export function factorTest(
  { column, level }: Pick<WireCondition, 'column' | 'level'>,
  scope: FactorScope,
): ((row: PromiseRow) => boolean) | null {
  const reader = factorReader(column, scope)
  if (reader === null) return null
  if (reader.of === 'word') return (row) => reader.read(row) === level
  if (reader.of === 'words') return (row) => reader.read(row).includes(level)
  const [sign = '', text = ''] = level.split(' ')
  const bound = text === '' ? Number.NaN : Number(text)
  const fits = { '≥': (value: number) => value >= bound, '≤': (value: number) => value <= bound, '=': equals(bound) }
  if (!Number.isFinite(bound) || !Object.hasOwn(fits, sign)) return null
  const fit = fits[sign as keyof typeof fits]
  return (row) => {
    const value = reader.read(row)
    return value !== null && fit(value)
  }
}

const equals = (bound: number) => (value: number) => value === bound

function arrivedWith({ createdAt }: PromiseRow, arrivals: FactorScope['arrivals']): number {
  const hour = Math.floor(createdAt / hourMs)
  return (arrivals.get(hour) ?? 0) + (arrivals.get(hour - 1) ?? 0)
}

/** The teams that had the case, or whose turn it was. */
function teamsOf({ team, hands }: PromiseRow, isTurn: boolean): readonly string[] {
  const teams = isTurn ? [] : hands.flatMap(([to, , from]) => [to, from])
  return [...teams, ...(teams.some((each) => each !== null) ? [] : [team])].filter((each) => each !== null)
}

function peopleOf({ assignee, hands }: PromiseRow, isTurn: boolean): readonly string[] {
  return [...(isTurn ? [] : hands.map(([, to]) => to)), assignee].filter((each) => each !== null)
}

function wordIn(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : null
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
