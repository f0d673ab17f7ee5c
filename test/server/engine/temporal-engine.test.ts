import { ApplicationFailure, type Client, WorkflowUpdateFailedError } from '@temporalio/client'
import { expect, test } from 'vitest'
import { TemporalEngine } from '../../../server/engine/temporal-engine.ts'

const sent = { do: 'note', commandId: 'c1' } as never

/** A client whose update fails like this, and that remembers what was signalled. */
function clientFailing(cause: ApplicationFailure) {
  const signalled: unknown[] = []
  const handle = {
    executeUpdate: () => Promise.reject(new WorkflowUpdateFailedError('Workflow Update failed', cause)),
    signal: (_name: string, argument: unknown) => {
      signalled.push(argument)
      return Promise.resolve()
    },
  }
  const client = {
    withDeadline: (_at: number, act: () => Promise<unknown>) => act(),
    workflow: { getHandle: () => handle },
  }
  return { client: client as unknown as Client, signalled }
}

function failure(type: string, source: string): ApplicationFailure {
  const made = ApplicationFailure.create({ type, message: type, nonRetryable: true })
  made.failure = { source }
  return made
}

test('a command that Temporal gives back undecided is sent again as a signal, and kept', async () => {
  const { client, signalled } = clientFailing(failure('UnprocessedUpdate', 'Server'))

  const outcome = await new TemporalEngine({ client }).command('c', sent)

  expect(outcome).toEqual({ kind: 'kept' })
  expect(signalled).toEqual([sent])
})

test('a command that the case refuses is not sent again', async () => {
  const { client, signalled } = clientFailing(failure('command.not-allowed', 'TypeScriptSDK'))

  const outcome = await new TemporalEngine({ client }).command('c', sent)

  expect(outcome).toMatchObject({ kind: 'refused', code: 'command.not-allowed' })
  expect(signalled).toEqual([])
})
