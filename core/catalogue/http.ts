import type { ProblemArea } from './problem.ts'

/** Why the API refuses a request, beyond what is wrong with a document or a command in it. */
export const httpProblems = {
  'http.unknown-path': { severity: 'error', params: { path: 'text' } },
  'http.method-not-allowed': { severity: 'error', params: { method: 'text', allowed: 'list' } },
  'http.body-too-large': { severity: 'error', params: { limit: 'number' } },
  'http.unreadable-body': { severity: 'error', params: {} },
  'http.unsupported-media-type': { severity: 'error', params: { type: 'text' } },
  'http.invalid-request': { severity: 'error', params: {} },
  'http.malformed-request': { severity: 'error', params: {} },
  'http.internal': { severity: 'error', params: { reference: 'text' } },
  'http.unavailable': { severity: 'error', params: { seconds: 'number' } },
  'http.too-many-requests': { severity: 'error', params: { seconds: 'number' } },
  'http.bad-event-id': { severity: 'error', params: {} },
  'http.bad-window': { severity: 'error', params: { days: 'number' } },
  'http.too-many-streams': { severity: 'error', params: { limit: 'number' } },

  'http.not-signed-in': { severity: 'error', params: {} },
  'http.session-ended': { severity: 'error', params: {} },
  'http.unknown-key': { severity: 'error', params: {} },
  'http.not-permitted': { severity: 'error', params: { permission: 'text' } },
  'http.cross-site': { severity: 'error', params: {} },
  'http.sign-in-failed': { severity: 'error', params: {} },
  'http.too-many-sign-ins': { severity: 'error', params: { seconds: 'number' } },
  'http.people-only': { severity: 'error', params: {} },
  'http.wrong-password': { severity: 'error', params: {} },
  'http.password-too-short': { severity: 'error', params: { limit: 'number' } },
  'http.password-too-long': { severity: 'error', params: { limit: 'number' } },
  'http.password-too-common': { severity: 'error', params: {} },

  'http.unknown-case': { severity: 'error', params: { case: 'text' } },
  'http.unknown-clock': { severity: 'error', params: { clock: 'text', known: 'list' } },
  'http.unknown-flow': { severity: 'error', params: { flow: 'text' } },
  'http.bad-case-id': { severity: 'error', params: { id: 'text' } },
  'http.other-flow': { severity: 'error', params: { case: 'text', flow: 'text' } },
  'http.case-over': { severity: 'error', params: { case: 'text' } },

  'http.unknown-kind': { severity: 'error', params: { kind: 'text', known: 'list' } },
  'http.unknown-document': { severity: 'error', params: { kind: 'text', id: 'text' } },
  'http.unknown-version': { severity: 'error', params: { kind: 'text', id: 'text', version: 'number' } },
  'http.no-draft': { severity: 'error', params: { kind: 'text', id: 'text' } },
  'http.other-id': { severity: 'error', params: { expected: 'text', found: 'text' } },
  'http.cannot-publish': { severity: 'error', params: {} },
  'http.breaks-flows': { severity: 'error', params: { flows: 'list' } },

  'http.unknown-breach': { severity: 'error', params: { breach: 'text' } },

  'http.unknown-setting': { severity: 'error', params: { kind: 'text', id: 'text' } },
  'http.setting-in-use': { severity: 'error', params: { id: 'text', users: 'list' } },
  'http.unknown-user': { severity: 'error', params: { user: 'text' } },
  'http.last-administrator': { severity: 'error', params: {} },
  'http.no-such-key': { severity: 'error', params: { key: 'text' } },
  'http.roles-beyond-own': { severity: 'error', params: { permissions: 'list' } },
  'http.unknown-job': { severity: 'error', params: { job: 'text' } },
  'http.unknown-customer': { severity: 'error', params: { customer: 'text' } },

  // Found out by the client, without an answer of the server.
  'http.unreachable': { severity: 'error', params: { url: 'text' } },
  'http.timed-out': { severity: 'error', params: { url: 'text' } },
  'http.unreadable-answer': { severity: 'error', params: { status: 'number' } },
} as const satisfies ProblemArea
