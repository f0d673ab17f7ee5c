import { type CaseTable, type Column, type ColumnKind, isHeld } from '../../analysis/factors/case-table.ts'
import { countColumns, memberColumns, numberColumn, wordColumn } from '../../analysis/factors/columns.ts'
import { dateOfDay, weekdayOf } from '../../core/calendar/civil-date.ts'
import { localAt } from '../../core/calendar/zone-offsets.ts'
import type { PromiseRow } from '../../store/diagnosis/read-promises.ts'
import { type FactorScope, factorReader } from './factor-values.ts'

const dayMs = 86_400_000

/** The promises as a table with a column for each thing that may distinguish the late ones. Pure. */
export function factorTable(rows: readonly PromiseRow[], scope: FactorScope): CaseTable {
  const { spans, spanOf } = spansOf(scope)
  return {
    size: rows.length,
    late: Uint8Array.from(rows, ({ isLate }) => Number(isLate)),
    held: Uint8Array.from(rows, ({ id }) => Number(isHeld(id))),
    span: Int16Array.from(rows, ({ at }) => spanOf(at)),
    spans,
    columns: [...circumstances(rows, scope), ...courses(rows, scope)].filter(({ levels }) => levels.length > 0),
  }
}

const before = ['target', 'tier', 'channel', 'business', 'priority', 'team', 'assignee'] as const
const arrival = ['hour', 'weekday', 'load'] as const

function circumstances(rows: readonly PromiseRow[], scope: FactorScope): readonly Column[] {
  const ids = [...before, ...scope.facts.map(({ id }) => `fact:${id}`), ...arrival]
  return ids.flatMap((id) => columnsOf(id, id === 'target' ? 'target' : 'circumstance', rows, scope))
}

function courses(rows: readonly PromiseRow[], scope: FactorScope): readonly Column[] {
  const steps = new Set(
    rows.flatMap(({ course }) => course.flatMap(([measure, step]) => (measure === 'node' ? [step] : []))),
  )
  const ids = ['handovers', 'reopened', 'waits', ...[...steps].sort().flatMap((id) => [`visits:${id}`, `time:${id}`])]
  return ids.flatMap((id) => {
    const columns = columnsOf(id, 'course', rows, scope)
    // Nearly every case comes to a step once.
    return id.startsWith('visits:') ? columns.filter(({ levels }) => levels[0] === '≥ 2') : columns
  })
}

function columnsOf(id: string, kind: ColumnKind, rows: readonly PromiseRow[], scope: FactorScope): readonly Column[] {
  const reader = factorReader(id, scope)
  switch (reader?.of) {
    case undefined:
      return []
    case 'word':
      return [wordColumn(id, kind, rows.map(reader.read))]
    case 'words':
      return memberColumns(id, kind, rows.map(reader.read), id === 'assignee')
    case 'number':
      return [numberColumn(id, kind, rows.map(reader.read))]
    case 'count':
      return countColumns(id, kind, rows.map(reader.read))
  }
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
