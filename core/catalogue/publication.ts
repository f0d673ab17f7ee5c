import type { ProblemArea } from './problem.ts'

/** Why something cannot be published, or not for the cases that run. */
export const publicationProblems = {
  'publication.cannot-carry': { severity: 'error', params: { flows: 'list' } },
  'publication.node-gone': { severity: 'error', params: { flow: 'text', node: 'text', cases: 'number' } },
  'publication.mapping-other-flow': { severity: 'error', params: { flow: 'text', known: 'list' } },
  'publication.mapping-no-target': {
    severity: 'error',
    params: { flow: 'text', node: 'text', to: 'text', nearest: 'text' },
  },
  'publication.mapping-to-start': { severity: 'error', params: { flow: 'text', node: 'text', to: 'text' } },
  'publication.mapping-unknown-node': { severity: 'warning', params: { flow: 'text', node: 'text' } },
  'publication.mapping-other-stage': {
    severity: 'warning',
    params: { flow: 'text', node: 'text', to: 'text', stage: 'text', next: 'text' },
  },
  'publication.unknown': { severity: 'error', params: { publication: 'text' } },

  'publication.approval-needed': { severity: 'error', params: { flows: 'list', roles: 'list' } },
  'publication.unknown-proposal': { severity: 'error', params: { proposal: 'text' } },
  'publication.proposal-decided': { severity: 'error', params: { proposal: 'text' } },
  'publication.proposal-outdated': { severity: 'error', params: { kind: 'text', id: 'text' } },
  'publication.own-proposal': { severity: 'error', params: {} },
  'publication.not-own-proposal': { severity: 'error', params: {} },
  'publication.other-role': { severity: 'error', params: { roles: 'list' } },
} as const satisfies ProblemArea
