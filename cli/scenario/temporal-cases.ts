import { randomUUID } from 'node:crypto'
import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { CommandProblem } from '../../core/commands/command-problem.ts'
import type { CaseState } from '../../core/contract/state.ts'
import { type CaseStart, type CommandAnswer, caseWorkflowId, TEMPORAL } from '../../core/contract/temporal.ts'

/** How long a case may take to answer: far longer than it ever needs, so that a hung server is noticed. */
const answerWithinMs = 60_000

/** Driven cases on a Temporal server, told what happens and asked where they stand. A worker must serve the task queue. */
export interface TemporalCases {
  start(caseId: string, start: CaseStart): Promise<void>
  /** Resolves when the case is at rest again, with the problem if it refused; `over` when its workflow has ended. */
  tell(caseId: string, message: Readonly<Record<string, unknown>>): Promise<CommandProblem | 'over' | null>
  stateOf(caseId: string): Promise<CaseState>
  /** Ends the workflow, whatever it does. */
  end(caseId: string): Promise<void>
}

/** The cases that a client reaches in its namespace. */
export function temporalCases(client: Client, taskQueue: string): TemporalCases {
  const handleOf = (caseId: string) => client.workflow.getHandle(caseWorkflowId(caseId))
  const within = <T>(work: () => Promise<T>) => client.withDeadline(Date.now() + answerWithinMs, work)

  const send = async (caseId: string, message: Readonly<Record<string, unknown>>) => {
    try {
      const call = { args: [message] as [object], updateId: randomUUID() }
      await within(() => handleOf(caseId).executeUpdate<CommandAnswer, [object]>(TEMPORAL.update, call))
      return null
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'over'
      if (error instanceof WorkflowUpdateFailedError) return refusalOf(error)
      throw error
    }
  }

  return {
    start: async (caseId, start) => {
      const options = { workflowId: caseWorkflowId(caseId), taskQueue, args: [start] as [CaseStart] }
      await within(() => client.workflow.start(TEMPORAL.workflow, options))
    },
    async tell(caseId, message) {
      // Twice with one command id is once: Temporal may give an update back undecided, as when a worker was busy.
      const known = 'do' in message ? { commandId: randomUUID(), ...message } : message
      let answer = await send(caseId, known)
      for (let attempt = 1; answer === 'givenBack'; attempt += 1) {
        if (attempt > 5) throw new Error(`Temporal does not take the update ${JSON.stringify(message).slice(0, 200)}`)
        answer = await send(caseId, known)
      }
      return answer
    },
    stateOf: (caseId) => within(() => handleOf(caseId).query<CaseState>(TEMPORAL.query)),
    async end(caseId) {
      try {
        await within(() => handleOf(caseId).terminate('the scenario is over'))
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error
      }
    },
  }
}

/** A case refuses by a failure whose type is the problem's code; what Temporal itself gave back was never decided. */
function refusalOf(error: WorkflowUpdateFailedError): CommandProblem | 'over' | 'givenBack' {
  const { cause } = error
  if (!(cause instanceof ApplicationFailure) || typeof cause.type !== 'string') throw error
  if (cause.type === 'AcceptedUpdateCompletedWorkflow') return 'over'
  if (cause.failure?.source === 'Server') return 'givenBack'
  return { code: cause.type, params: (cause.details?.[0] ?? {}) as CommandProblem['params'] }
}
