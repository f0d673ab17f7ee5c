import type { ProblemArea } from './problem.ts'

/** Why a diagnosis was refused or given up. */
export const diagnosisProblems = {
  'diagnosis.bad-window': { severity: 'error', params: { days: 'number' } },
  'diagnosis.unknown-flow': { severity: 'error', params: { flow: 'text' } },
  'diagnosis.unknown-clock': { severity: 'error', params: { flow: 'text', clock: 'text' } },
  'diagnosis.unknown-factor': { severity: 'error', params: { factor: 'text' } },
  'diagnosis.cancelled': { severity: 'error', params: {} },
  'diagnosis.too-long': { severity: 'error', params: { seconds: 'number' } },
  'diagnosis.too-many': { severity: 'error', params: { limit: 'number' } },
  'diagnosis.broke-off': { severity: 'error', params: {} },
} as const satisfies ProblemArea
