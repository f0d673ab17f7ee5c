import type { ProblemArea } from './problem.ts'

/** What can be wrong with the facts that a flow declares, and with values given for them. */
export const factProblems = {
  'fact.values-missing': { severity: 'error', params: { fact: 'text' } },
  'fact.values-not-allowed': { severity: 'error', params: { fact: 'text', type: 'text' } },
  'fact.unit-not-allowed': { severity: 'error', params: { fact: 'text', type: 'text' } },
  'fact.built-in-type': { severity: 'error', params: { fact: 'text', allowed: 'list' } },
  'fact.wrong-type': { severity: 'error', params: { fact: 'text', type: 'text', found: 'text' } },
  'fact.not-one-of': { severity: 'error', params: { fact: 'text', found: 'text', allowed: 'list' } },
  'fact.null-value': { severity: 'error', params: { fact: 'text' } },
  'fact.not-settable': { severity: 'error', params: { fact: 'text' } },
  'fact.cannot-rise': { severity: 'error', params: { fact: 'text', type: 'text' } },
} as const satisfies ProblemArea
