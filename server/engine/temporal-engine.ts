import {
  type Client,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { AllowedCommand } from '../../core/contract/case-command.ts'
import type { IssueParams } from '../../core/contract/issue.ts'
import { type CaseStart, type CommandAnswer, caseWorkflowId, TEMPORAL } from '../../core/contract/temporal.ts'
import type { CaseEngine, CommandOutcome, SentCommand, StartOutcome } from './case-engine.ts'

export interface TemporalEngineOptions {
  /** From `connectTemporal`: its connection does not retry, so it tells within milliseconds that the server is down. */
  readonly client: Client
  /** How long a command waits for a worker; default 2 s. */
  readonly answerWithinMs?: number
  /** How long the server itself may take for anything else; default 2 s. */
  readonly reachWithinMs?: number
}

/** The Temporal server as a `CaseEngine`: one workflow per case, commands as updates, and as signals when nobody answers. */
export class TemporalEngine implements CaseEngine {
  readonly #client: Client
  readonly #answerWithinMs: number
  readonly #reachWithinMs: number

  constructor({ client, answerWithinMs = 2000, reachWithinMs = 2000 }: TemporalEngineOptions) {
    this.#client = client
    this.#answerWithinMs = answerWithinMs
    this.#reachWithinMs = reachWithinMs
  }

  async start(caseId: string, start: CaseStart): Promise<StartOutcome> {
    try {
      await this.#client.withDeadline(Date.now() + this.#reachWithinMs, () =>
        this.#client.workflow.start(TEMPORAL.workflow, {
          workflowId: caseWorkflowId(caseId),
          taskQueue: TEMPORAL.taskQueue,
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          args: [start],
        }),
      )
      return 'started'
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return 'exists'
      if (isUnreachable(error)) return 'unreachable'
      throw error
    }
  }

  async command(caseId: string, sent: SentCommand): Promise<CommandOutcome> {
    try {
      const answer = await this.#client.withDeadline(Date.now() + this.#answerWithinMs, () =>
        this.#client.workflow
          .getHandle(caseWorkflowId(caseId))
          .executeUpdate<CommandAnswer, [SentCommand]>(TEMPORAL.update, { args: [sent], updateId: sent.commandId }),
      )
      return { kind: 'applied', answer }
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { kind: 'over' }
      if (error instanceof WorkflowUpdateFailedError && !isOfServer(error)) return refusalOf(error)
      if (error instanceof WorkflowUpdateFailedError) return this.#keep(caseId, sent)
      if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isUnreachable(error)) {
        return this.#keep(caseId, sent)
      }
      throw error
    }
  }

  async isReachable(): Promise<boolean> {
    try {
      const { connection } = this.#client
      await connection.withDeadline(Date.now() + 1000, () => connection.workflowService.getSystemInfo({}))
      return true
    } catch {
      return false
    }
  }

  /** The same command as a signal, which the server keeps without a worker. It does nothing where the update was applied after all. */
  async #keep(caseId: string, sent: SentCommand): Promise<CommandOutcome> {
    try {
      await this.#client.withDeadline(Date.now() + this.#reachWithinMs, () =>
        this.#client.workflow.getHandle(caseWorkflowId(caseId)).signal(TEMPORAL.signal, sent),
      )
      return { kind: 'kept' }
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { kind: 'over' }
      if (isUnreachable(error)) return { kind: 'unreachable' }
      throw error
    }
  }
}

/** gRPC codes that say "not now": DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE. */
const passingCodes = new Set([4, 8, 14])

function isUnreachable(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return isGrpcServiceError(cause) && passingCodes.has(cause.code)
}

/**
 * Whether Temporal itself gave an update back, not the case: `UnprocessedUpdate` when it came while the worker was in the middle of a
 * task, `AcceptedUpdateCompletedWorkflow` when the run ended first. Nothing was decided then, so the command has to be sent again.
 */
function isOfServer({ cause }: WorkflowUpdateFailedError): boolean {
  return cause instanceof ApplicationFailure && cause.failure?.source === 'Server'
}

/** Workflows refuse by an ApplicationFailure whose type is the problem's code and whose details are its parameters and what is allowed. */
function refusalOf(error: WorkflowUpdateFailedError): CommandOutcome {
  const { cause } = error
  if (!(cause instanceof ApplicationFailure) || typeof cause.type !== 'string') throw error
  const [params, allowed] = cause.details ?? []
  return {
    kind: 'refused',
    code: cause.type,
    params: (params ?? {}) as IssueParams,
    allowed: (allowed ?? null) as readonly AllowedCommand[] | null,
  }
}
