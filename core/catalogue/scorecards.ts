import type { ProblemArea } from './problem.ts'

/** Why a scorecard cannot be had, or its weights not be kept. */
export const scorecardProblems = {
  'scorecards.bad-quarter': { severity: 'error', params: { quarter: 'text' } },
  'scorecards.unknown-subject': { severity: 'error', params: { id: 'text' } },
  'scorecards.quarter-not-over': { severity: 'error', params: { quarter: 'text' } },
  'scorecards.still-counting': { severity: 'error', params: { quarter: 'text' } },
  'scorecards.quarter-closed': { severity: 'error', params: { quarter: 'text' } },
  'scorecards.bad-curve': { severity: 'error', params: { component: 'text' } },
} as const satisfies ProblemArea
