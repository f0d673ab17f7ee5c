import type { ProblemArea } from './problem.ts'

/** Why a simulation or a backtest was given up, why a recorded case could not be replayed, and why one would have ended otherwise. */
export const rehearsalProblems = {
  'rehearsal.never-rests': { severity: 'error', params: { node: 'text', limit: 'number' } },
  'rehearsal.beyond-range': { severity: 'error', params: { cases: 'number' } },
  'rehearsal.fewer-arrivals': { severity: 'warning', params: { given: 'number', wanted: 'number' } },
  'rehearsal.bad-count': { severity: 'error', params: { found: 'text', limit: 'number' } },
  'rehearsal.bad-seed': { severity: 'error', params: { found: 'text' } },
  'rehearsal.cancelled': { severity: 'error', params: {} },
  'rehearsal.too-long': { severity: 'error', params: { seconds: 'number' } },
  'rehearsal.too-many': { severity: 'error', params: { limit: 'number' } },
  'rehearsal.too-many-cases': { severity: 'error', params: { limit: 'number' } },
  'rehearsal.documents-refused': { severity: 'error', params: {} },
  'rehearsal.broke-off': { severity: 'error', params: {} },

  'rehearsal.case-refused': {
    severity: 'info',
    params: { word: 'text', at: 'text', reason: 'text' },
  },
  'rehearsal.case-broke-off': { severity: 'info', params: { reason: 'text' } },
  'rehearsal.case-unreadable': { severity: 'info', params: { seq: 'number', event: 'text' } },
  'rehearsal.case-differs': { severity: 'info', params: { clock: 'text', instance: 'number' } },
  'rehearsal.case-migrated': { severity: 'info', params: { at: 'text' } },
  'rehearsal.case-too-long': { severity: 'info', params: { limit: 'number' } },
  'rehearsal.case-plan-refused': { severity: 'info', params: { flow: 'text', version: 'number', issue: 'text' } },

  'rehearsal.clock-new': { severity: 'info', params: { clock: 'text' } },
  'rehearsal.clock-gone': { severity: 'info', params: { clock: 'text' } },
  'rehearsal.instance-new': { severity: 'info', params: { clock: 'text', instance: 'number' } },
  'rehearsal.instance-gone': { severity: 'info', params: { clock: 'text', instance: 'number' } },
  'rehearsal.target-changed': {
    severity: 'info',
    params: { clock: 'text', before: 'text', after: 'text', elapsed: 'text' },
  },
  'rehearsal.due-moved': { severity: 'info', params: { clock: 'text', before: 'text', after: 'text' } },
  'rehearsal.start-moved': { severity: 'info', params: { clock: 'text', before: 'text', after: 'text' } },
  'rehearsal.stop-moved': { severity: 'info', params: { clock: 'text', before: 'text', after: 'text' } },
  'rehearsal.elapsed-changed': { severity: 'info', params: { clock: 'text', before: 'text', after: 'text' } },
} as const satisfies ProblemArea
