import type { CorrelatedFigure, WireCorrelation, WireCorrelations } from '../../core/contract/wire-diagnosis.ts'
import type { ReportMeasure } from '../../core/contract/wire-reports.ts'
import { addDays, weekdayOf } from '../reports/civil-date.ts'
import type { FactSearch, ReportSearch } from '../reports/report-search.ts'
import { writeValues } from '../reports/value-list.ts'

/** What is counted behind each figure; people are not counted, but stand in a report. */
const measures: Readonly<Record<Exclude<CorrelatedFigure, 'people'>, ReportMeasure>> = {
  volume: 'opened',
  perPerson: 'opened',
  firstReply: 'firstReply',
  compliance: 'clock',
  satisfaction: 'satisfaction',
}

/** The address of what happened in the span of a point, by its first or its second figure, which may follow some spans later. Pure. */
export function spanLink(
  { flow, clock, span, window }: Pick<WireCorrelations, 'flow' | 'clock' | 'span' | 'window'>,
  pair: Pick<WireCorrelation, 'one' | 'other' | 'lag'>,
  which: 'one' | 'other',
  start: string,
): { readonly to: '/reports' | '/reports/cases'; readonly search: ReportSearch | FactSearch } {
  const later = which === 'one' ? 0 : pair.lag
  const hours = span === 'hour' ? Number(start.slice(11, 13)) + later : 0
  const from = addDays(start.slice(0, 10), span === 'hour' ? Math.floor(hours / 24) : later)
  const day: ReportSearch = {
    zone: window.zone,
    from,
    to: addDays(from, 1),
    ...(flow === null ? {} : { flow: writeValues([flow]) }),
  }
  const figure = pair[which]
  if (figure === 'people') return { to: '/reports', search: { ...day, by: 'assignee' } }
  const measure = measures[figure]
  const search: FactSearch = {
    ...day,
    measure,
    ...(span === 'hour' ? { hour: String(weekdayOf(from) * 24 + (((hours % 24) + 24) % 24)) } : {}),
    ...(measure === 'clock' ? { excluded: 'no' } : {}),
    ...(measure === 'clock' && clock !== null ? { key: writeValues([clock]) } : {}),
    ...(measure === 'satisfaction' ? { key: 'csat' } : {}),
  }
  return { to: '/reports/cases', search }
}
