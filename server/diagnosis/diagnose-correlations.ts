import { dateOfDay, dayOfDate, weekdayOf } from '../../core/calendar/civil-date.ts'
import { instantOf } from '../../core/calendar/zone-offsets.ts'
import { type CorrelatedFigure, correlatedFigures, type WireCorrelations } from '../../core/contract/wire-diagnosis.ts'
import { type RhythmRow, readRhythm } from '../../store/diagnosis/read-rhythm.ts'
import type { Sql } from '../../store/store.ts'
import type { RehearsalOptions } from '../rehearsal/run-rehearsal.ts'
import { dailyFigures } from './daily-figures.ts'
import type { Window } from './diagnosis-window.ts'
import type { KeptAnswers } from './kept-answers.ts'
import { runDiagnosis } from './run-diagnosis.ts'

export interface CorrelationsAsk {
  readonly flow: string | null
  readonly clock: string | null
  readonly window: Window
  readonly span: 'day' | 'hour'
  /** The present instant: what is not over yet is left out. */
  readonly now: number
}

const mostPoints = 400
/** A day may follow another by three days, an hour by six hours. */
const mostLag = { day: 3, hour: 6 } as const

/** How volume, staffing, answers, punctuality and satisfaction move together. */
export async function diagnoseCorrelations(
  sql: Sql,
  kept: KeptAnswers,
  { flow, clock, window, span, now }: CorrelationsAsk,
  options: RehearsalOptions,
): Promise<WireCorrelations> {
  const starts = startsOf(window, span, now)
  const edges = edgesOf(window)
  const daily = await dailyFigures(sql, { flow, clock, window })
  const key = JSON.stringify(['correlations', flow, clock, window.wire, span, starts.length, daily.print])
  return kept.get(key, async () => {
    const rows =
      span === 'day' ? await daily.rows(edges) : await readRhythm(sql, { flow, clock, edges, zone: window.zoneName })
    const byStart = new Map(rows.map((row) => [row.start, row]))
    const series = correlatedFigures.map((id) => ({
      id,
      values: starts.map((start) => figureOf(byStart.get(start), id)),
    }))
    const found = await runDiagnosis(
      { kind: 'correlations', series, seasons: starts.map(seasonOf), mostLag: mostLag[span] },
      options,
    )
    return {
      flow,
      clock,
      window: window.wire,
      span,
      spans: starts.length,
      isComplete: daily.isComplete,
      pairs: found.map(({ one, other, points, ...pair }) => ({
        one: one as CorrelatedFigure,
        other: other as CorrelatedFigure,
        ...pair,
        points: evenly(points).map(([first, second, place]) => ({
          start: starts[place] ?? '',
          one: first,
          other: second,
        })),
      })),
    }
  })
}

/** The days or hours of the window that are over, as `RhythmRow` names them. */
function startsOf({ wire, to }: Window, span: 'day' | 'hour', now: number): readonly string[] {
  const first = dayOfDate(wire.from) ?? 0
  const behind = Math.max(0, Math.ceil((to - now) / 86_400_000))
  const last = (dayOfDate(wire.to) ?? 0) - behind
  const days = Array.from({ length: Math.max(0, last - first) }, (_, index) => dateOfDay(first + index))
  if (span === 'day') return days
  return days.flatMap((day) => Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}`))
}

/** Days from two weeks to two weeks: so much can be read at once without anybody waiting for it. */
function edgesOf({ wire, zone }: Window): readonly number[] {
  const [first, last] = [dayOfDate(wire.from) ?? 0, dayOfDate(wire.to) ?? 0]
  const days = Array.from({ length: Math.ceil((last - first) / 14) }, (_, index) => first + 14 * index)
  return [...days, last].map((day) => instantOf(zone, day * 86_400_000))
}

/** What a span is like: its weekday, or its hour of the week. */
function seasonOf(start: string): number {
  const weekday = weekdayOf(dayOfDate(start.slice(0, 10)) ?? 0)
  return start.length === 10 ? weekday : weekday * 24 + Number(start.slice(11))
}

/** Nobody came in where nothing happened; other figures are unknown then. */
function figureOf(row: RhythmRow | undefined, id: CorrelatedFigure): number | null {
  if (id === 'volume' || id === 'people') return row?.[id] ?? 0
  if (row === undefined) return null
  if (id === 'perPerson') return row.people === 0 ? null : row.volume / row.people
  return row[id]
}

function evenly<T>(points: readonly T[]): readonly T[] {
  const step = points.length / mostPoints
  return step <= 1 ? points : points.filter((_, place) => Math.floor(place / step) !== Math.floor((place - 1) / step))
}
