import type { ProblemArea } from './problem.ts'

/** What can be wrong with settings: teams, messages, endpoints, roles and sites. */
export const settingsProblems = {
  'settings.bad-url': { severity: 'error', params: { url: 'text' } },
  'settings.team-without-members': { severity: 'warning', params: { team: 'text' } },
  'settings.unknown-zone': { severity: 'error', params: { zone: 'text' } },
} as const satisfies ProblemArea
