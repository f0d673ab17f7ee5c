import type { ReportMeasure } from '../../core/contract/wire-reports.ts'

/** By which words "late" is said of a measure. */
export function lateWordOf(measure: ReportMeasure): 'clock' | 'resolved' | 'satisfaction' | 'other' {
  return measure === 'clock' || measure === 'resolved' || measure === 'satisfaction' ? measure : 'other'
}
