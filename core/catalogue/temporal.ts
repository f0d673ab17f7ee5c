import type { ProblemArea } from './problem.ts'

/** What can go wrong with the Temporal server that this machine starts, and with the one that it is told to use. */
export const temporalProblems = {
  'temporal.not-found': { severity: 'error', params: { tried: 'list' } },
  'temporal.port-taken': { severity: 'error', params: { port: 'number' } },
  'temporal.in-use': { severity: 'error', params: { file: 'text', pid: 'number' } },
  'temporal.start-failed': { severity: 'error', params: { detail: 'text' } },
} as const satisfies ProblemArea
