import type { WorkflowHandle } from '@temporalio/client'

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>

/** What one workflow costs in Temporal. */
export interface HistoryCost {
  readonly events: number
  /** What Temporal Cloud bills for (docs.temporal.io/cloud/actions): all local activities of one workflow task count once. */
  readonly actions: number
}

/** Counts a history; pure. */
export function historyCost({ events }: History): HistoryCost {
  const all = events ?? []
  const tasksWithLocals = new Set<string>()
  let actions = 0
  for (const event of all) {
    const marker = event.markerRecordedEventAttributes
    if (marker) tasksWithLocals.add(String(marker.workflowTaskCompletedEventId))
    else if (isAction(event)) actions += 1
  }
  return { events: all.length, actions: actions + tasksWithLocals.size }
}

function isAction(event: NonNullable<History['events']>[number]): boolean {
  return [
    event.workflowExecutionStartedEventAttributes,
    event.workflowExecutionUpdateAcceptedEventAttributes,
    event.workflowExecutionSignaledEventAttributes,
    event.activityTaskScheduledEventAttributes,
    event.timerStartedEventAttributes,
    event.upsertWorkflowSearchAttributesEventAttributes,
  ].some((attributes) => attributes !== null && attributes !== undefined)
}
