import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client'
import type { CaseGateway } from '../../activities/case-gateway.ts'
import { caseWorkflowId, PUBLICATION, TEMPORAL } from '../../core/contract/temporal.ts'

const reachWithinMs = 5_000
/** How workflows end that do not finish. */
const endings = "'Terminated', 'Canceled', 'Failed', 'TimedOut'"

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
    async endedFromOutside(sinceAt) {
      const query = `WorkflowType = '${TEMPORAL.workflow}' AND ExecutionStatus IN (${endings}) AND CloseTime > '${new Date(sinceAt).toISOString()}'`
      const ids = new Set<string>()
      // No deadline of its own: it reads page by page.
      for await (const { workflowId } of client.workflow.list({ query })) {
        if (workflowId.startsWith(caseWorkflowId(''))) ids.add(workflowId.slice(caseWorkflowId('').length))
      }
      return [...ids]
    },
  }
}
