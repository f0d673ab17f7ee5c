import type { Io } from './io.ts'
import type { ExitCode } from './refusal.ts'

/** Runs a command with the arguments after its name. It answers through `io`, refuses by throwing a `Refusal`, and returns how it ends. */
export type Command = (args: readonly string[], io: Io) => Promise<ExitCode>

/**
 * The commands of `pledge`, each loaded when it is called, so that none pays for the others. A command joins with one line here and a
 * summary in `locales/<language>/cli/frame.ts`.
 */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  server: async () => (await import('./commands/server.ts')).serverCommand,
  worker: async () => (await import('./commands/worker.ts')).workerCommand,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  case: async () => (await import('./commands/case.ts')).caseCommand,
  'import-cases': async () => (await import('./commands/import-cases.ts')).importCasesCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  'export-data': async () => (await import('./commands/export-data.ts')).exportDataCommand,
  'bi-role': async () => (await import('./commands/bi-role.ts')).biRoleCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  calendar: async () => (await import('./commands/calendar.ts')).calendarCommand,
  scenario: async () => (await import('./commands/scenario.ts')).scenarioCommand,
  simulate: async () => (await import('./commands/simulate.ts')).simulateCommand,
  backtest: async () => (await import('./commands/backtest.ts')).backtestCommand,
  validate: async () => (await import('./commands/validate.ts')).validateCommand,
  bpmn: async () => (await import('./commands/bpmn.ts')).bpmnCommand,
  rules: async () => (await import('./commands/rules.ts')).rulesCommand,
}
