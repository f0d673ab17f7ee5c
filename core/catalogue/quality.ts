import type { ProblemArea } from './problem.ts'

/** Why something about audits of closed cases, their cards and samples cannot be done. */
export const qualityProblems = {
  'quality.unknown-card': { severity: 'error', params: { card: 'text' } },
  'quality.unknown-rule': { severity: 'error', params: { rule: 'text' } },
  'quality.unknown-audit': { severity: 'error', params: { audit: 'text' } },
  'quality.unknown-calibration': { severity: 'error', params: { calibration: 'text' } },
  'quality.changed-meanwhile': { severity: 'error', params: { id: 'text' } },
  'quality.named-twice': { severity: 'error', params: { id: 'text' } },
  'quality.card-not-active': { severity: 'error', params: { card: 'text' } },
  'quality.bad-zone': { severity: 'error', params: { zone: 'text' } },
  'quality.cannot-audit': { severity: 'error', params: { users: 'list' } },
  'quality.case-not-closed': { severity: 'error', params: { case: 'text' } },
  'quality.own-case': { severity: 'error', params: {} },
  'quality.not-auditor': { severity: 'error', params: { audit: 'text' } },
  'quality.bad-mark': { severity: 'error', params: { criterion: 'text' } },
  'quality.not-complete': { severity: 'error', params: { criteria: 'list' } },
  'quality.already-scored': { severity: 'error', params: { audit: 'text' } },
  'quality.not-scored': { severity: 'error', params: { audit: 'text' } },
  'quality.not-own': { severity: 'error', params: { audit: 'text' } },
  'quality.appealed-already': { severity: 'error', params: { audit: 'text' } },
  'quality.appeal-too-late': { severity: 'error', params: { audit: 'text' } },
  'quality.appeal-open': { severity: 'error', params: { audit: 'text' } },
  'quality.no-appeal': { severity: 'error', params: { audit: 'text' } },
  'quality.same-person': { severity: 'error', params: { audit: 'text' } },
  'quality.calibration-closed': { severity: 'error', params: { calibration: 'text' } },
  'quality.too-few-voices': { severity: 'error', params: { calibration: 'text' } },
} as const satisfies ProblemArea
