import type { ProblemArea } from './problem.ts'

/** What can be wrong with how the command line was called. */
export const cliProblems = {
  'cli.unknown-command': { severity: 'error', params: { command: 'text', known: 'list' } },
  'cli.misspelt-command': { severity: 'error', params: { command: 'text', nearest: 'text' } },
  'cli.missing-command': { severity: 'error', params: { known: 'list' } },
  'cli.unknown-option': { severity: 'error', params: { option: 'text', known: 'list' } },
  'cli.misspelt-option': { severity: 'error', params: { option: 'text', nearest: 'text' } },
  'cli.missing-option': { severity: 'error', params: { option: 'text' } },
  'cli.missing-value': { severity: 'error', params: { option: 'text' } },
  'cli.unwanted-value': { severity: 'error', params: { option: 'text' } },
  'cli.repeated-option': { severity: 'error', params: { option: 'text' } },
  'cli.missing-argument': { severity: 'error', params: { argument: 'text' } },
  'cli.unexpected-argument': { severity: 'error', params: { argument: 'text' } },
  'cli.not-a-number': { severity: 'error', params: { option: 'text', found: 'text' } },
  'cli.not-one-of': { severity: 'error', params: { option: 'text', found: 'text', allowed: 'list' } },
  'cli.bad-instant': { severity: 'error', params: { option: 'text', found: 'text' } },
  'cli.bad-date': { severity: 'error', params: { option: 'text', found: 'text' } },
  'cli.bad-pause': { severity: 'error', params: { found: 'text' } },
  'cli.reversed-interval': { severity: 'error', params: { from: 'text', to: 'text' } },
  'cli.file-not-found': { severity: 'error', params: { file: 'text' } },
  'cli.file-unreadable': { severity: 'error', params: { file: 'text', reason: 'text' } },
  'cli.file-unwritable': { severity: 'error', params: { file: 'text', reason: 'text' } },
  'cli.not-a-folder': { severity: 'error', params: { path: 'text' } },
  'cli.too-many-files': { severity: 'error', params: { path: 'text', limit: 'number' } },
  'cli.invalid-document': { severity: 'error', params: { file: 'text', count: 'number' } },
  'cli.unexpected': { severity: 'error', params: { detail: 'text' } },
} as const satisfies ProblemArea
