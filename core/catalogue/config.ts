import type { ProblemArea } from './problem.ts'

/** What can be wrong with how a process is set up, and with what it needs to start. */
export const configProblems = {
  'config.bad-variable': { severity: 'error', params: { name: 'text', expected: 'text' } },
  'config.unknown-variable': { severity: 'error', params: { name: 'text', known: 'list' } },
  'config.misspelt-variable': { severity: 'error', params: { name: 'text', nearest: 'text' } },
  'config.missing-variable': { severity: 'error', params: { name: 'text', command: 'text' } },
  'config.port-taken': { severity: 'error', params: { port: 'number' } },
  'config.folder-in-use': { severity: 'error', params: { folder: 'text', pid: 'number' } },
  'config.no-running-server': { severity: 'error', params: { folder: 'text' } },
  'config.unreachable': { severity: 'error', params: { url: 'text' } },
  'config.temporal-unreachable': { severity: 'error', params: { address: 'text', detail: 'text' } },
  'config.no-search-attributes': { severity: 'error', params: { names: 'list' } },
  'config.request-file': { severity: 'error', params: { file: 'text', line: 'number', detail: 'text' } },
  'config.request-incomplete': { severity: 'error', params: { file: 'text', line: 'number', field: 'text' } },
  'config.bad-pair': { severity: 'error', params: { option: 'text', found: 'text' } },
  'config.bad-json': { severity: 'error', params: { option: 'text' } },
} as const satisfies ProblemArea
