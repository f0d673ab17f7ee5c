import type { ProblemArea } from './problem.ts'

/** Names of other documents, settings or parts of the same document that do not exist, or could not be looked at. */
export const referenceProblems = {
  'reference.unknown-calendar': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.unknown-policy': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.unknown-rules': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.unknown-flow': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.unknown-fact': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.unknown-stage': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.unknown-node': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.unknown-clock': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.unknown-outcome': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.unknown-team': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.unknown-message': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.unknown-endpoint': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.unknown-role': { severity: 'error', params: { id: 'text', known: 'list' } },
  'reference.calendars-not-given': { severity: 'info', params: { ids: 'list' } },
  'reference.policies-not-given': { severity: 'info', params: { ids: 'list' } },
  'reference.rules-not-given': { severity: 'info', params: { ids: 'list' } },
  'reference.flows-not-given': { severity: 'info', params: { ids: 'list' } },
} as const satisfies ProblemArea
