import type { ProblemArea } from './problem.ts'

/** What can be wrong with a scenario, and why one could not be played to its end. */
export const scenarioProblems = {
  'scenario.before-the-case': { severity: 'error', params: { at: 'text', case: 'text' } },
  'scenario.compares-nothing': { severity: 'warning', params: { clock: 'text' } },
  'scenario.two-ends': { severity: 'error', params: {} },
  'scenario.answer-of-no-act': { severity: 'error', params: { node: 'text', kind: 'text' } },
  'scenario.not-readable': { severity: 'error', params: { source: 'text' } },
  'scenario.unknown-document': { severity: 'error', params: { id: 'text', kind: 'text', known: 'list' } },
  'scenario.no-policy-used': { severity: 'warning', params: { policy: 'text' } },
  'scenario.too-much': { severity: 'error', params: { limit: 'number' } },
} as const satisfies ProblemArea
