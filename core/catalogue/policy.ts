import type { ProblemArea } from './problem.ts'

/** What can be wrong with a policy and its clocks. */
export const policyProblems = {
  'policy.field-of-another-event': { severity: 'error', params: { field: 'text', event: 'text', known: 'list' } },
  'policy.value-without-fact': { severity: 'error', params: {} },
  'policy.custom-needs-start': { severity: 'error', params: { clock: 'text' } },
  'policy.custom-needs-stop': { severity: 'error', params: { clock: 'text' } },
  'policy.stage-needed': { severity: 'error', params: { clock: 'text' } },
  'policy.field-of-another-metric': { severity: 'error', params: { field: 'text', metric: 'text', clock: 'text' } },
  'policy.no-effect': { severity: 'warning', params: { field: 'text', metric: 'text' } },
  'policy.target-never-reached': { severity: 'warning', params: { clock: 'text', above: 'number' } },
  'policy.value-or-raise': { severity: 'error', params: { fact: 'text' } },
  'policy.bad-percent': { severity: 'error', params: { found: 'text' } },
  'policy.warning-twice': { severity: 'warning', params: { percent: 'number' } },
  'policy.unknown-recipient': { severity: 'warning', params: { to: 'text', known: 'list' } },
  'policy.clock-never-starts': { severity: 'warning', params: { clock: 'text' } },
  'policy.clock-never-stops': { severity: 'warning', params: { clock: 'text' } },
  'policy.target-ends-overnight': { severity: 'warning', params: { clock: 'text', calendar: 'text', hours: 'number' } },
  'policy.target-ends-while-closed': { severity: 'info', params: { clock: 'text', calendar: 'text', hours: 'number' } },
  'policy.escalation-before-start': { severity: 'warning', params: { clock: 'text', target: 'number' } },
  'policy.escalation-while-closed': { severity: 'info', params: { clock: 'text', calendar: 'text' } },
  'policy.own-breach': { severity: 'warning', params: { clock: 'text' } },
} as const satisfies ProblemArea
