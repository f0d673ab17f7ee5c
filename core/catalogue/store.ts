import type { ProblemArea } from './problem.ts'

/** What can be wrong with the database: opening it, and what it is asked to keep. */
export const storeProblems = {
  'store.in-use': { severity: 'error', params: { folder: 'text', pid: 'number' } },
  'store.folder-unusable': { severity: 'error', params: { folder: 'text', reason: 'text' } },
  'store.unreachable': { severity: 'error', params: { address: 'text', reason: 'text' } },
  'store.too-old': { severity: 'error', params: { version: 'text' } },
  'store.not-migrated': { severity: 'error', params: { missing: 'number' } },
  'store.newer-than-program': { severity: 'error', params: { migration: 'text' } },
  'store.migration-changed': { severity: 'error', params: { migration: 'text' } },
  'store.commit-ahead': { severity: 'error', params: { case: 'text', seq: 'number', previous: 'number' } },
  'store.commit-diverged': { severity: 'error', params: { case: 'text', seq: 'number', previous: 'number' } },
  'store.commit-malformed': { severity: 'error', params: { case: 'text', seq: 'number', previous: 'number' } },
  'store.bad-cursor': { severity: 'error', params: {} },
  'store.draft-changed': { severity: 'error', params: { kind: 'text', id: 'text' } },
  'store.base-not-newest': {
    severity: 'error',
    params: { kind: 'text', id: 'text', base: 'number', newest: 'number' },
  },
  'store.setting-changed': { severity: 'error', params: { kind: 'text', id: 'text' } },
  'store.breach-changed': { severity: 'error', params: { id: 'text' } },
  'store.breach-not-proposed': { severity: 'error', params: { id: 'text' } },
  'store.breach-same-person': { severity: 'error', params: { id: 'text' } },
  'store.login-taken': { severity: 'error', params: { login: 'text' } },
  'store.changed-meanwhile': { severity: 'error', params: { id: 'text' } },
  'store.secret-unreadable': { severity: 'error', params: { name: 'text' } },
} as const satisfies ProblemArea
