import type { ReportLine, ReportMeasure } from '../../core/contract/wire-reports.ts'
import { type RhythmRow, readPeopleByDay } from '../../store/diagnosis/read-rhythm.ts'
import { readReport } from '../../store/reports/read-report.ts'
import type { Sql } from '../../store/store.ts'
import type { Window } from './diagnosis-window.ts'

/** What a day comes to beside its people, with what tells whether anything has changed since. */
export interface DailyFigures {
  readonly print: string
  readonly isComplete: boolean
  /** With the people of each day: the one figure that no tally holds. */
  readonly rows: (edges: readonly number[]) => Promise<readonly RhythmRow[]>
}

/** The figures of every day of a window as the reports tell them, so that a million cases cost no more than a thousand. */
export async function dailyFigures(
  sql: Sql,
  { flow, clock, window }: { readonly flow: string | null; readonly clock: string | null; readonly window: Window },
): Promise<DailyFigures> {
  const { from, to, zone } = window.wire
  const ask = (measure: ReportMeasure, key: string | null) =>
    readReport(sql, {
      measure,
      from,
      to,
      zone,
      by: ['day'],
      ...(key === null ? {} : { key: [key] }),
      ...(flow === null ? {} : { where: { flow: [flow] } }),
    })
  const opened = await ask('opened', null)
  const firstReply = await ask('firstReply', null)
  const promises = await ask('clock', clock)
  const satisfaction = await ask('satisfaction', 'csat')
  const held = await ask('held', null)
  const all = [opened, firstReply, promises, satisfaction, held]
  return {
    print: JSON.stringify(all.map(({ total }) => total)),
    isComplete: all.every(({ isComplete }) => isComplete),
    rows: async (edges) => {
      const people = await readPeopleByDay(sql, { flow, edges, zone })
      const [volumes, replies, kept, scores] = all.map(({ lines }) => byDay(lines))
      const days = new Set([...people.keys(), ...all.flatMap(({ lines }) => lines.map(({ group }) => group.day ?? ''))])
      return [...days].sort().map((start) => ({
        start,
        volume: volumes?.get(start)?.count ?? 0,
        people: people.get(start) ?? 0,
        firstReply: replies?.get(start)?.median ?? null,
        compliance: kept?.get(start)?.complianceWithoutExcluded ?? null,
        satisfaction: scores?.get(start)?.mean ?? null,
      }))
    },
  }
}

function byDay(lines: readonly ReportLine[]): ReadonlyMap<string, ReportLine> {
  return new Map(lines.map((line) => [line.group.day ?? '', line]))
}
