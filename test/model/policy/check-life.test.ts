import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import type { Matcher } from '../../../core/contract/matcher.ts'
import type { ClockDefinition } from '../../../core/contract/policy.ts'
import { checkPolicy } from '../../../model/policy/check-policy.ts'
import { flowThrough, smallFlow } from '../flow/small-flow.ts'

const within = { amount: 8, unit: 'businessHours' } as const
const plain = { id: 'plain', metric: 'resolution', calendar: 'desk', targets: [{ within }] } as const

function found(change: Partial<ClockDefinition>, usedBy?: readonly FlowDocument[], others: ClockDefinition[] = []) {
  const clock: ClockDefinition = { ...plain, id: 'own', metric: 'custom', ...change }
  const policy = { kind: 'policy' as const, id: 'p', clocks: [clock, ...others] }
  return checkPolicy(policy, usedBy && { usedBy }).map(({ code, path }) => `${code} ${path}`)
}

const startedBy = (start: Matcher, usedBy?: readonly FlowDocument[], others?: ClockDefinition[]) =>
  found({ start, stop: { event: 'note' } }, usedBy, others)
const stoppedBy = (stop: Matcher, usedBy?: readonly FlowDocument[], others?: ClockDefinition[]) =>
  found({ start: { event: 'note' }, stop }, usedBy, others)
const never = { starts: 'policy.clock-never-starts /clocks/0/start', stops: 'policy.clock-never-stops /clocks/0/stop' }

const withSurvey = flowThrough(
  [{ id: 'ask', kind: 'survey', stage: 'work', ask: 'csat' }],
  [{ from: 'fix', to: 'ask', on: 'solved' }],
)
const withEmptyStage = { ...smallFlow(), stages: [...smallFlow().stages, { id: 'empty' }] }

describe('a clock can never start', () => {
  it('by an event after which the case is over', () => {
    expect(startedBy({ event: 'closed' })).toEqual([never.starts])
    expect(startedBy({ event: 'cancelled' })).toEqual([never.starts])
    expect(startedBy({ event: 'resolved' })).toEqual([])
  })

  it('by a stage in which no node stands', () => {
    expect(startedBy({ event: 'stageEntered', stage: 'empty' }, [withEmptyStage])).toEqual([never.starts])
    expect(startedBy({ event: 'stageEntered', stage: 'work' }, [withEmptyStage])).toEqual([])
    expect(startedBy({ event: 'stageEntered', stage: 'empty' })).toEqual([])
    expect(found({ metric: 'stage', stage: 'empty' }, [withEmptyStage])).toEqual([
      'policy.clock-never-starts /clocks/0/stage',
    ])
    expect(
      found({ metric: 'stage', stage: 'empty' }, [withEmptyStage, { ...withSurvey, stages: [{ id: 'empty' }] }]),
    ).toHaveLength(1)
  })

  it('by the answer to a survey that no flow has', () => {
    expect(startedBy({ event: 'surveyAnswered' }, [smallFlow()])).toEqual([never.starts])
    expect(startedBy({ event: 'surveyAnswered' }, [smallFlow(), withSurvey])).toEqual([])
    expect(startedBy({ event: 'surveyAnswered' })).toEqual([])
  })

  it('by the warning of a clock that never warns', () => {
    expect(startedBy({ event: 'warned', clock: 'plain' }, undefined, [plain])).toEqual([never.starts])
    expect(startedBy({ event: 'warned' }, undefined, [plain])).toEqual([never.starts])
    expect(startedBy({ event: 'warned', clock: 'plain' }, undefined, [{ ...plain, warnAt: [50] }])).toEqual([])
    expect(startedBy({ event: 'breached', clock: 'plain' }, undefined, [plain])).toEqual([])
  })

  it('only if nothing of a list can happen', () => {
    expect(found({ start: [{ event: 'closed' }, { event: 'note' }], stop: { event: 'note' } })).toEqual([])
    expect(found({ start: [{ event: 'closed' }, { event: 'cancelled' }], stop: { event: 'note' } })).toEqual([
      never.starts,
    ])
  })
})

describe('nothing but the close of the case stops a clock', () => {
  it('that waits for what happened before', () => {
    expect(stoppedBy({ event: 'caseCreated' })).toEqual([never.stops])
    expect(stoppedBy({ event: 'closed' })).toEqual([])
  })

  it('that waits for what the flows never do', () => {
    expect(stoppedBy({ event: 'surveyAnswered' }, [smallFlow()])).toEqual([never.stops])
    expect(stoppedBy({ event: 'stageLeft', stage: 'empty' }, [withEmptyStage])).toEqual([never.stops])
    expect(stoppedBy({ event: 'stageLeft', stage: 'work' }, [withEmptyStage])).toEqual([])
  })
})
