import type { ProblemArea } from './problem.ts'

/** What can be wrong with the profile of a simulation. */
export const profileProblems = {
  'profile.no-weight': { severity: 'error', params: {} },
  'profile.p90-not-above-median': { severity: 'error', params: { median: 'text', p90: 'text' } },
  'profile.no-arrivals': { severity: 'error', params: {} },
  'profile.other-node-kind': { severity: 'error', params: { node: 'text', kind: 'text', wanted: 'text' } },
  'profile.score-out-of-range': { severity: 'error', params: { score: 'text', node: 'text', allowed: 'list' } },
  'profile.flow-not-given': { severity: 'info', params: {} },
  'profile.event-not-simulated': { severity: 'error', params: { node: 'text' } },
} as const satisfies ProblemArea
