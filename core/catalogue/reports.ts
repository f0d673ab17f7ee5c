import type { ProblemArea } from './problem.ts'

/** Why a report was refused. */
export const reportProblems = {
  'report.bad-range': { severity: 'error', params: { days: 'number' } },
  'report.too-fine': { severity: 'error', params: { span: 'text', most: 'number' } },
  'report.too-many-lines': { severity: 'error', params: { most: 'number' } },
  'report.unknown-zone': { severity: 'error', params: { zone: 'text' } },
  'report.people-hidden': { severity: 'error', params: {} },
} as const satisfies ProblemArea
