import { describe, expect, test } from 'vitest'
import { CASE_EVENTS } from '../../../core/contract/matcher.ts'
import type { MetricName } from '../../../core/contract/policy.ts'
import type { CaseRecord, RecordName } from '../../../core/contract/record.ts'
import type { CaseState } from '../../../core/contract/state.ts'
import { metrics } from '../../../core/metrics/metrics.ts'
import { clockWith } from '../plan-fixture.ts'

const fields: readonly Readonly<Record<string, boolean | string>>[] = [
  {},
  { by: 'person', public: true, isNewTeam: true, stage: 'work' },
  { by: 'bot', public: false, isNewTeam: false, stage: 'other' },
]

function recordOf(event: RecordName, data: CaseRecord['data']): CaseRecord {
  return { seq: 1, at: 0, event, actor: { kind: 'person' }, data }
}

const states = (['open', 'resolved', 'closed'] as const).flatMap((phase) =>
  (['bot', 'people'] as const).map(
    (handledBy) => ({ phase, handledBy, firstReplyAt: null, team: 'desk' }) as CaseState,
  ),
)

describe('a metric hears of every event that could move it', () => {
  test.each(Object.keys(metrics) as MetricName[])('%s', (name) => {
    const matchers = {
      start: [{ event: 'external' }],
      stop: [{ event: 'note' }],
      cancel: [{ event: 'message' }],
    } as const
    const clock = clockWith({ metric: name, stage: 'work', ...(name === 'custom' ? matchers : {}) })
    const metric = metrics[name]
    const heard = new Set<string>(metric.hears(clock))
    const measured = { id: clock.id, activeSinceAt: null, pauses: [], instances: [] }

    const moving = CASE_EVENTS.filter((event) =>
      fields.some((data) =>
        states.some((state) => {
          const record = recordOf(event, data)
          return (
            metric.stops(clock, record, state) ||
            metric.cancels(clock, record, state) ||
            metric.starts(clock, record, state, measured)
          )
        }),
      ),
    )

    expect(moving.length).toBeGreaterThan(2)
    expect(moving.filter((event) => !heard.has(event))).toEqual([])
  })
})
