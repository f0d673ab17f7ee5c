import { setTimeout as sleep } from 'node:timers/promises'
import { type CommandAnswer, caseWorkflowId, TEMPORAL } from '../../core/contract/temporal.ts'
import type { BenchLab } from './bench-lab.ts'
import { type HandWrittenAnswer, type HandWrittenStart, handWritten } from './hand-written/contract.ts'

/** When the one warning of a life fires, counted from the creation, pauses aside. */
export const warnAfterMs = 1_500
export const resolutionMs = 150_000
const amount = 5000

/** Leads one case through its nine steps, by a Temporal client and nothing else; resolves when it is closed. */
export type Life = (id: string) => Promise<void>

interface LifeCommand extends Readonly<Record<string, unknown>> {
  readonly do: string
  readonly commandId: string
}

interface CaseLine {
  readonly start: (createdAt: number) => Promise<unknown>
  readonly command: (message: LifeCommand) => Promise<{ readonly phase: string }>
}

/** A life in Pledge, started as the server starts it: with a plan, a number and an instant. */
export function lifeInPledge({ client, plan }: BenchLab): Life {
  let number = 0
  const { id: flow, version, hash } = plan
  return (id) => {
    number += 1
    const workflowId = caseWorkflowId(id)
    const handle = client.workflow.getHandle(workflowId)
    const given = { flow, plan: { id: flow, version, hash }, number, facts: { amount }, channel: 'email' }
    return live({
      start: (at) =>
        client.workflow.start(TEMPORAL.workflow, {
          workflowId,
          taskQueue: TEMPORAL.taskQueue,
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          args: [{ ...given, at }],
        }),
      command: (message) =>
        handle.executeUpdate<CommandAnswer, [object]>(TEMPORAL.update, {
          args: [message],
          updateId: message.commandId,
        }),
    })
  }
}

/** The same life in the hand-written workflow. */
export function lifeByHand({ client }: BenchLab): Life {
  return (id) => {
    const workflowId = `hand-written/${id}`
    const handle = client.workflow.getHandle(workflowId)
    return live({
      start: (createdAt) => {
        const argument: HandWrittenStart = { id, amount, createdAt, warnAfterMs, breachAfterMs: resolutionMs }
        return client.workflow.start(handWritten.workflow, {
          workflowId,
          taskQueue: handWritten.taskQueue,
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          args: [argument],
        })
      },
      command: async (message) => {
        const { status } = await handle.executeUpdate<HandWrittenAnswer, [object]>(handWritten.update, {
          args: [message],
          updateId: message.commandId,
        })
        return { phase: status }
      },
    })
  }
}

async function live({ start, command }: CaseLine): Promise<void> {
  const createdAt = Date.now()
  await start(createdAt)
  await command({ do: 'assign', commandId: '1', agent: 'ann' })
  await command({ do: 'reply', commandId: '2', contentId: 't-1' })
  const waitingAt = Date.now()
  await command({ do: 'wait', commandId: '3', reason: 'customer' })
  await command({ do: 'resume', commandId: '4', reason: 'customer' })
  const pausedAtMostMs = Date.now() - waitingAt
  // The warning moves with the pause and has to have fired before the case is resolved.
  await sleep(Math.max(0, createdAt + warnAfterMs + pausedAtMostMs + 400 - Date.now()))
  await command({ do: 'complete', commandId: '5', node: 'work', outcome: 'solved' })
  const { phase } = await command({ do: 'answer', commandId: '6', score: 5 })
  if (phase !== 'closed') throw new Error(`a case ended as ${phase}`)
}
