import type { ProblemArea } from './problem.ts'

/** What can be wrong with settings: teams, messages, endpoints, roles, sites and reasons. */
export const settingsProblems = {
  'settings.bad-url': { severity: 'error', params: { url: 'text' } },
  'settings.team-without-members': { severity: 'warning', params: { team: 'text' } },
  'settings.unknown-reason': { severity: 'error', params: { reason: 'text', parent: 'text' } },
  'settings.reason-too-deep': { severity: 'error', params: { reason: 'text', parent: 'text' } },
  'settings.unknown-zone': { severity: 'error', params: { zone: 'text' } },
} as const satisfies ProblemArea
