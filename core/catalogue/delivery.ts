import type { ProblemArea } from './problem.ts'

/** What can be wrong with what leaves the house: exports, and reports by mail. */
export const deliveryProblems = {
  'delivery.too-many-exports': { severity: 'error', params: { limit: 'number' } },
  'delivery.unknown-schedule': { severity: 'error', params: { schedule: 'text' } },
  'delivery.too-many-schedules': { severity: 'error', params: { limit: 'number' } },
  'delivery.changed-meanwhile': { severity: 'error', params: { schedule: 'text' } },
  'delivery.no-such-recipient': { severity: 'error', params: { person: 'text' } },
  'delivery.never-due': { severity: 'error', params: {} },
  'delivery.no-mail': { severity: 'error', params: {} },
  'delivery.nobody-to-send-to': { severity: 'error', params: {} },
  'delivery.not-permitted-any-more': { severity: 'error', params: { permission: 'text' } },
} as const satisfies ProblemArea
