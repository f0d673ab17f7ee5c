import type { ProblemArea } from './problem.ts'

/** What can be wrong with a scenario, and why one could not be played to its end. */
export const scenarioProblems = {
  'scenario.before-the-case': { severity: 'error', params: { at: 'text', case: 'text' } },
  'scenario.compares-nothing': { severity: 'warning', params: { clock: 'text' } },
  'scenario.two-ends': { severity: 'error', params: {} },
  'scenario.answer-of-no-act': { severity: 'error', params: { node: 'text', kind: 'text' } },
  'scenario.document-not-found': { severity: 'error', params: { source: 'text', kind: 'text' } },
  'scenario.document-invalid': { severity: 'error', params: { source: 'text', count: 'number' } },
  'scenario.too-much': { severity: 'error', params: { limit: 'number' } },
} as const satisfies ProblemArea
