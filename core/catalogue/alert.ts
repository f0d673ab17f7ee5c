import type { ProblemArea } from './problem.ts'

/** What can be wrong with alerts. */
export const alertProblems = {
  'alert.unknown': { severity: 'error', params: { alert: 'text' } },
  'alert.unknown-episode': { severity: 'error', params: { episode: 'text' } },
  'alert.unknown-person': { severity: 'error', params: { person: 'text' } },
  'alert.unknown-endpoint': { severity: 'error', params: { endpoint: 'text' } },
  'alert.unknown-calendar': { severity: 'error', params: { calendar: 'text' } },
  'alert.no-address': { severity: 'error', params: { name: 'text' } },
  'alert.bad-address': { severity: 'error', params: { name: 'text' } },
  'alert.recipient-twice': { severity: 'error', params: { recipient: 'text' } },
  'alert.no-step': { severity: 'error', params: {} },
  'alert.clears-nowhere': { severity: 'error', params: { threshold: 'number', clearsAt: 'number' } },
  'alert.too-many': { severity: 'error', params: { limit: 'number' } },
} as const satisfies ProblemArea
