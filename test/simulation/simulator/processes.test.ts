import { describe, expect, test } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import type { PolicyDocument } from '../../../core/contract/policy.ts'
import { hasErrors } from '../../../model/document/issue.ts'
import { prepareSimulation } from '../../../simulation/simulator/prepare-simulation.ts'
import { officeHours, oneTask, quick, roundTheClock, simulated } from './small-simulation.ts'

const minute = 60_000
const fixed = (minutes: number) => ({ kind: 'fixed', minutes }) as const
const at = (time: string) => ({ at: `2026-01-05T${time}:00Z` })

function run(flow: FlowDocument, profile: object, change: { policy?: PolicyDocument; cases?: number } = {}) {
  const versioned = (document: unknown) => ({ document, version: null })
  const prepared = prepareSimulation({
    documents: {
      flow: versioned(flow),
      policies: [versioned(change.policy ?? quick)],
      calendars: [officeHours, roundTheClock].map(versioned),
      rules: [],
      flows: [versioned(oneTask)],
    },
    profile: { kind: 'profile', ...profile },
    teams: [],
    cases: change.cases ?? 1,
    seed: 1,
  })
  if (!prepared.ok || hasErrors(prepared.issues)) throw new Error(JSON.stringify(prepared.issues))
  return simulated(prepared.input)
}

const nodes = (...middle: FlowDocument['nodes']): FlowDocument['nodes'] => [
  { id: 'begin', kind: 'start', stage: 'work' },
  ...middle,
  { id: 'end', kind: 'end', stage: 'work', does: 'resolve', outcome: 'over' },
]
const flowOf = (middle: FlowDocument['nodes'], edges: readonly [string, string, string][]): FlowDocument => ({
  ...oneTask,
  id: 'tried',
  nodes: nodes(...middle),
  edges: edges.map(([from, on, to]) => ({ from, on, to })),
})

describe('a simulated process', () => {
  test('runs child cases with work, clocks and stages of their own, and goes on when they have ended', () => {
    const flow = flowOf(
      [{ id: 'sub', kind: 'subflow', stage: 'work', flow: 'one-task' }],
      [
        ['begin', 'next', 'sub'],
        ['sub', 'done', 'end'],
        ['sub', 'else', 'end'],
      ],
    )
    const tasks = { 'sub/do': { takes: fixed(45), outcomes: { done: 1 } } }
    const result = run(flow, { arrivals: { given: [at('09:00')] }, tasks })

    expect(result).toMatchObject({ cases: 1, ended: 1, outcomes: { over: 1 } })
    expect(result.byNode['sub/do']).toMatchObject({ visits: 1, handling: { meanMs: 45 * minute } })
    expect(result.clocks['sub/solution']).toMatchObject({ met: 1 })
    expect(result.clocks['solution']).toMatchObject({ met: 1, elapsed: { meanMs: 45 * minute } })
  })

  test('lets what is waited for happen, by customers and by other systems', () => {
    const flow = flowOf(
      [
        { id: 'word', kind: 'wait', stage: 'work', event: { event: 'message' }, timeout: { amount: 3, unit: 'hours' } },
        { id: 'part', kind: 'wait', stage: 'work', event: { event: 'external', name: 'part.arrived' } },
      ],
      [
        ['begin', 'next', 'word'],
        ['word', 'next', 'part'],
        ['word', 'timeout', 'part'],
        ['part', 'next', 'end'],
      ],
    )
    const given = { arrivals: { given: [at('09:00')] } }
    const elapsed = (events: object) => run(flow, { ...given, events }).byStage['work']?.elapsed.meanMs

    expect(elapsed({ word: { after: fixed(20) }, part: { after: fixed(30) } })).toBe(50 * minute)
    expect(elapsed({ word: { share: 0, after: fixed(20) }, part: { after: fixed(30) } })).toBe(210 * minute)
    expect(elapsed({ part: { after: fixed(30) } })).toBe(210 * minute)
  })

  test('asks customers how it was, and takes the way of their answer', () => {
    const flow = flowOf(
      [
        { id: 'ask', kind: 'survey', stage: 'work', ask: 'csat', timeout: { amount: 5, unit: 'hours' } },
        { id: 'sorry', kind: 'task', stage: 'work', queue: { team: 'desk' }, outcomes: ['said'] },
      ],
      [
        ['begin', 'next', 'ask'],
        ['ask', 'satisfied', 'end'],
        ['ask', 'neutral', 'end'],
        ['ask', 'timeout', 'end'],
        ['ask', 'dissatisfied', 'sorry'],
        ['sorry', 'said', 'end'],
      ],
    )
    const visits = (survey: object) => run(flow, { surveys: { ask: survey } }, { cases: 300 }).byNode['sorry']?.visits

    expect(visits({ answered: 1, after: fixed(5), scores: { '1': 1 } })).toBe(300)
    expect(visits({ answered: 0 })).toBe(0)
    expect((visits({ answered: 1, after: fixed(5), scores: { '1': 1, '5': 3 } }) ?? 0) / 300).toBeCloseTo(0.25, 1)
  })

  test('hands work that waits to another team when an escalation says so', () => {
    const [first, solution] = quick.clocks
    if (first === undefined || solution === undefined) throw new Error('the policy has two clocks')
    const escalations = [{ at: { percent: 50 }, do: [{ action: 'assign', team: 'helpers' }] }] as const
    const policy: PolicyDocument = { ...quick, clocks: [first, { ...solution, escalations }] }
    const tasks = { do: { takes: fixed(90), outcomes: { done: 1 } } }
    const teams = { desk: { capacity: 1 } }
    const arrivals = { given: [at('09:00'), at('09:00')] }
    const result = run(oneTask, { arrivals, tasks, teams }, { policy, cases: 2 })

    // The second one waits for an hour, half of its two; then somebody else has time at once.
    expect(result.teams).toMatchObject({ desk: { handled: 1 }, helpers: { handled: 1 } })
    expect(result.byNode['do']?.waiting.maxMs).toBe(60 * minute)
  })

  test('works on branches side by side', () => {
    const task = (id: string, team: string) =>
      ({ id, kind: 'task', stage: 'work', queue: { team }, outcomes: ['done'] }) as const
    const flow = flowOf(
      [
        { id: 'both', kind: 'split', stage: 'work' },
        task('a', 'desk'),
        task('b', 'shop'),
        { id: 'again', kind: 'join', stage: 'work', waitsFor: 'all' },
      ],
      [
        ['begin', 'next', 'both'],
        ['both', 'a', 'a'],
        ['both', 'b', 'b'],
        ['a', 'done', 'again'],
        ['b', 'done', 'again'],
        ['again', 'next', 'end'],
      ],
    )
    const tasks = { a: { takes: fixed(30) }, b: { takes: fixed(50) } }
    const { teams, byStage } = run(flow, { arrivals: { given: [at('09:00')] }, tasks })

    expect(teams).toMatchObject({ desk: { workedMs: 30 * minute }, shop: { workedMs: 50 * minute } })
    expect(byStage['work']?.elapsed.meanMs).toBe(50 * minute)
  })
})
