import { type CaseTable, type Column, isHeld } from '../../analysis/factors/case-table.ts'
import { countColumns, memberColumns, numberColumn, wordColumn } from '../../analysis/factors/columns.ts'
import { dateOfDay, weekdayOf } from '../../core/calendar/civil-date.ts'
import { localAt } from '../../core/calendar/zone-offsets.ts'
import type { ZoneOffsets } from '../../core/contract/calendar.ts'
import type { FactDefinition } from '../../core/contract/facts.ts'
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

const hourMs = 3_600_000
const dayMs = 86_400_000
const dimensions = ['tier', 'channel', 'business', 'priority'] as const

/** The promises as a table with a column for each thing that may distinguish the late ones. Pure. */
export function factorTable(rows: readonly PromiseRow[], scope: FactorScope): CaseTable {
  const { spans, spanOf } = spansOf(scope)
  return {
    size: rows.length,
    late: Uint8Array.from(rows, ({ isLate }) => Number(isLate)),
    held: Uint8Array.from(rows, ({ id }) => Number(isHeld(id))),
    span: Int16Array.from(rows, ({ at }) => spanOf(at)),
    spans,
    columns: [...circumstances(rows, scope), ...courses(rows)].filter(({ levels }) => levels.length > 0),
  }
}

function circumstances(
  rows: readonly PromiseRow[],
  { zone, facts, seesPeople, isTurn, arrivals }: FactorScope,
): Column[] {
  const words = (id: string, valueOf: (row: PromiseRow) => string | null) =>
    wordColumn(id, id === 'target' ? 'target' : 'circumstance', rows.map(valueOf))
  const localOf = ({ createdAt }: PromiseRow) => localAt(zone, createdAt)
  const arrivedWith = ({ createdAt }: PromiseRow) => {
    const hour = Math.floor(createdAt / hourMs)
    return (arrivals.get(hour) ?? 0) + (arrivals.get(hour - 1) ?? 0)
  }
  return [
    words('target', ({ targetMs }) => (targetMs === null ? null : String(targetMs))),
    ...dimensions.map((id) => words(id, (row) => row[id])),
    ...memberColumns(
      'team',
      'circumstance',
      rows.map((row) => teamsOf(row, isTurn)),
    ),
    ...(seesPeople
      ? memberColumns(
          'assignee',
          'circumstance',
          rows.map((row) => peopleOf(row, isTurn)),
          true,
        )
      : []),
    ...facts.map(({ id, type }) =>
      type === 'number'
        ? numberColumn(
            `fact:${id}`,
            'circumstance',
            rows.map((row) => numberIn(row.facts[id])),
          )
        : words(`fact:${id}`, (row) => wordIn(row.facts[id])),
    ),
    words('hour', (row) => String(Math.floor((localOf(row) % dayMs) / hourMs))),
    words('weekday', (row) => String(weekdayOf(Math.floor(localOf(row) / dayMs)))),
    numberColumn('load', 'circumstance', rows.map(arrivedWith)),
  ]
}

function courses(rows: readonly PromiseRow[]): Column[] {
  const counts = (id: string, countOf: (row: PromiseRow) => number) => countColumns(id, 'course', rows.map(countOf))
  const times = (measure: string) => (row: PromiseRow) => row.course.filter(([of]) => of === measure).length
  const stays = new Map<string, { readonly times: number[]; readonly ms: (number | null)[] }>()
  for (const [place, { course }] of rows.entries()) {
    for (const [measure, step, ms] of course) {
      if (measure !== 'node') continue
      let of = stays.get(step)
      if (of === undefined) {
        of = { times: rows.map(() => 0), ms: rows.map(() => null) }
        stays.set(step, of)
      }
      of.times[place] = (of.times[place] ?? 0) + 1
      of.ms[place] = (of.ms[place] ?? 0) + (ms ?? 0)
    }
  }
  return [
    ...counts('handovers', times('handover')),
    ...counts('reopened', times('reopened')),
    ...counts('waits', times('waited')),
    ...[...stays]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([step, { times: often, ms }]) => [
        ...countColumns(`visits:${step}`, 'course', often).filter(({ levels }) => levels[0] === '≥ 2'),
        numberColumn(`time:${step}`, 'course', ms),
      ]),
  ]
}

/** Days, weeks from Monday, or months, so that there are no more than about thirty of them; each by the date on which it begins. */
function spansOf({ zone, from, to }: FactorScope) {
  const dayAt = (at: number) => Math.floor(localAt(zone, at) / dayMs)
  const days = (to - from) / dayMs
  const startOf = (at: number) => {
    const day = dayAt(at)
    if (days <= 31) return dateOfDay(day)
    if (days <= 200) return dateOfDay(day - weekdayOf(day))
    return `${dateOfDay(day).slice(0, 8)}01`
  }
  const starts = new Set<string>()
  for (let at = from; at < to; at += dayMs) starts.add(startOf(at))
  const spans = [...starts.add(startOf(to - 1))]
  const placeOf = new Map(spans.map((start, place) => [start, place]))
  return { spans, spanOf: (at: number) => placeOf.get(startOf(at)) ?? -1 }
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
