import type { ReportMeasure } from '../../core/contract/wire-reports.ts'

/** By which words "late" is said of a measure. */
export function lateWordOf(measure: ReportMeasure): LateWord {
  return own.find((word) => word === measure) ?? 'other'
}

const own = ['clock', 'promiseUsed', 'resolved', 'satisfaction'] as const

type LateWord = (typeof own)[number] | 'other'
