import { DefaultLogger, type LogEntry, makeTelemetryFilterString, Runtime } from '@temporalio/worker'

/** What Temporal's SDK has to say, by level. */
export interface RuntimeLog {
  warn(detail: object, message: string): void
  error(detail: object, message: string): void
}

let isInstalled = false

/**
 * Sets up Temporal's runtime of this process, once: warnings and errors go to the log, and signals are left to whoever
 * runs the process, so that worker, server and store stop in their order.
 */
export function installTemporalRuntime(log: RuntimeLog): void {
  if (isInstalled) return
  isInstalled = true
  const logger = new DefaultLogger('WARN', ({ level, message, meta }: LogEntry) => {
    const { error, ...detail } = meta ?? {}
    const shown = { ...detail, ...(error instanceof Error ? { err: error } : {}) }
    if (level === 'ERROR') log.error(shown, message)
    else log.warn(shown, message)
  })
  // Its core warns of every task that another worker took over, which is as it should be.
  const logging = { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) }
  Runtime.install({ logger, shutdownSignals: [], telemetryOptions: { logging } })
}
