import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client'
import type { CaseGateway } from '../../activities/case-gateway.ts'
import { caseWorkflowId, PUBLICATION, TEMPORAL } from '../../core/contract/temporal.ts'

const reachWithinMs = 5_000

/** The gateway to cases over a Temporal client. */
export function makeCaseGateway(client: Client): CaseGateway {
  const within = <T>(work: () => Promise<T>): Promise<T> => client.withDeadline(Date.now() + reachWithinMs, work)
  return {
    async start(caseId, start) {
      try {
        await within(() =>
          client.workflow.start(TEMPORAL.workflow, {
            workflowId: caseWorkflowId(caseId),
            taskQueue: TEMPORAL.taskQueue,
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            args: [start],
          }),
        )
        return 'started'
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return 'exists'
        throw error
      }
    },
    async startPublication(publication) {
      try {
        await within(() =>
          client.workflow.start(PUBLICATION.workflow, {
            workflowId: PUBLICATION.workflowId(publication),
            taskQueue: TEMPORAL.taskQueue,
            args: [publication],
          }),
        )
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
      }
    },
    async signal(caseId, message) {
      try {
        await within(() => client.workflow.getHandle(caseWorkflowId(caseId)).signal(TEMPORAL.signal, message))
        return 'sent'
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'over'
        throw error
      }
    },
  }
}
