import type { ProblemArea } from './problem.ts'

/** Why a case cannot start, a command cannot be read, or a step that touches the world cannot be done. */
export const startProblems = {
  'start.no-flow': { severity: 'error', params: {} },
  'start.bad-field': { severity: 'error', params: { field: 'text' } },
  'start.bad-workflow-id': { severity: 'error', params: { id: 'text' } },
  'start.unknown-flow': { severity: 'error', params: { flow: 'text' } },
  'start.unknown-plan': { severity: 'error', params: { flow: 'text', hash: 'text' } },
  'start.id-taken': { severity: 'error', params: { case: 'text', flow: 'text' } },
  'command.unreadable': { severity: 'error', params: { word: 'text' } },
  'step.no-message': { severity: 'error', params: { message: 'text' } },
  'step.no-endpoint': { severity: 'error', params: { endpoint: 'text' } },
  'step.no-recipient': { severity: 'error', params: { to: 'text' } },
  'step.no-mail': { severity: 'error', params: {} },
  'step.no-customer': { severity: 'error', params: {} },
  'step.refused': { severity: 'error', params: { detail: 'text' } },
  'step.failed': { severity: 'error', params: {} },
} as const satisfies ProblemArea
