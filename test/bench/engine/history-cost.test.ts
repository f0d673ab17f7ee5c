import { describe, expect, it } from 'vitest'
import { historyCost } from '../../../bench/engine/history-cost.ts'

type History = Parameters<typeof historyCost>[0]

const historyOf = (...events: object[]): History => ({ events })

describe('the cost of a history', () => {
  it('counts every event, and as actions what is started, accepted, signalled, scheduled, timed and upserted', () => {
    const cost = historyCost(
      historyOf(
        { workflowExecutionStartedEventAttributes: {} },
        { workflowTaskScheduledEventAttributes: {} },
        { workflowExecutionUpdateAcceptedEventAttributes: {} },
        { activityTaskScheduledEventAttributes: {} },
        { activityTaskCompletedEventAttributes: {} },
        { timerStartedEventAttributes: {} },
        { timerCanceledEventAttributes: {} },
        { workflowExecutionSignaledEventAttributes: {} },
        { upsertWorkflowSearchAttributesEventAttributes: {} },
      ),
    )

    expect(cost).toEqual({ events: 9, actions: 6 })
  })

  it('counts all local activities of one workflow task as one action', () => {
    const marker = (task: number) => ({ markerRecordedEventAttributes: { workflowTaskCompletedEventId: task } })

    expect(historyCost(historyOf(marker(4), marker(4), marker(9)))).toEqual({ events: 3, actions: 2 })
  })

  it('is nothing for nothing', () => {
    expect(historyCost({})).toEqual({ events: 0, actions: 0 })
  })
})
