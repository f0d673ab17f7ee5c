import { proxySinks, type Sinks, type WorkflowInterceptors } from '@temporalio/workflow'

/** Where the commands of replayed workflows are written down. */
export interface CommandLogSinks extends Sinks {
  readonly commandLog: { note(commands: string): void }
}

const { commandLog } = proxySinks<CommandLogSinks>()

/** Tells of every command of every activation, with all that is in it: more than a replay compares. Runs in the sandbox. */
export const interceptors = (): WorkflowInterceptors => ({
  internals: [
    {
      concludeActivation(input, next) {
        const concluded = next(input)
        commandLog.note(JSON.stringify(concluded.commands, readable))
        return concluded
      },
    },
  ],
})

function readable(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? String.fromCharCode(...value) : value
}
