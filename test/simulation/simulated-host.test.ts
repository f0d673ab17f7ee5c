import { describe, expect, test } from 'vitest'
import { scenarioWith } from '../model/scenario/small-scenario.ts'
import { played } from './played.ts'

const on = (time: string) => `2026-12-07T${time}:00-05:00`
const facts = [
  { id: 'priority', type: 'enum', values: ['normal', 'urgent'], default: 'normal' },
  { id: 'amount', type: 'number' },
  { id: 'limit', type: 'number' },
]
const stages = [{ id: 'intake' }, { id: 'check' }, { id: 'work' }]

function flow(nodes: readonly object[], edges: readonly (readonly [string, string, string])[], id = 'main') {
  return {
    kind: 'flow',
    id,
    facts,
    stages,
    ...(id === 'main' && { policy: 'standard' }),
    nodes: [
      { id: 'begin', kind: 'start', stage: 'intake' },
      ...nodes,
      { id: 'done', kind: 'end', stage: 'work', does: 'resolve' },
    ],
    edges: edges.map(([from, way, to]) => ({ from, to, on: way })),
  }
}

describe('steps of an act', () => {
  const main = flow(
    [
      { id: 'ask', kind: 'act', stage: 'check', steps: [{ do: 'lookup' }, { do: 'set', facts: { limit: 1 } }] },
      { id: 'work', kind: 'task', stage: 'work', outcomes: ['ok'] },
    ],
    [
      ['begin', 'next', 'ask'],
      ['ask', 'done', 'work'],
      ['ask', 'failed', 'done'],
      ['work', 'ok', 'done'],
    ],
  )

  test('succeed unless the scenario answers otherwise', async () => {
    const path = { path: ['intake', 'check', 'work'] }

    expect(await played(scenarioWith({ flow: main, expect: [path, { at: 'end', facts: { limit: 1 } }] }))).toEqual([])
    expect(
      await played(
        scenarioWith({
          flow: main,
          answers: { ask: { fail: true } },
          expect: [
            { at: 'end', facts: { limit: null } },
            { at: 'end', clock: 'resolution', state: 'stopped' },
          ],
        }),
      ),
    ).toEqual([])
  })

  test('bring the facts that the scenario answers with', async () => {
    const answered = scenarioWith({
      flow: main,
      answers: { ask: { facts: { amount: 7 } } },
      expect: [{ at: 'end', facts: { amount: 7, limit: 1 } }],
    })

    expect(await played(answered)).toEqual([])
  })
})

describe('a child case', () => {
  const child = flow(
    [
      { id: 'rest', kind: 'wait', stage: 'check', for: { amount: 30, unit: 'minutes' } },
      { id: 'weigh', kind: 'decide', stage: 'check', rules: 'credit' },
      { id: 'approve', kind: 'task', stage: 'check', outcomes: ['yes'] },
    ],
    [
      ['begin', 'next', 'rest'],
      ['rest', 'next', 'weigh'],
      ['weigh', 'small', 'done'],
      ['weigh', 'else', 'approve'],
      ['approve', 'yes', 'done'],
    ],
    'credit-check',
  )
  const main = flow(
    [
      {
        id: 'credit',
        kind: 'subflow',
        stage: 'check',
        flow: 'credit-check',
        in: { amount: 'amount' },
        out: { limit: 'limit' },
      },
      { id: 'work', kind: 'task', stage: 'work', outcomes: ['ok'] },
    ],
    [
      ['begin', 'next', 'credit'],
      ['credit', 'done', 'work'],
      ['work', 'ok', 'done'],
    ],
  )
  const rules = [
    {
      kind: 'rules',
      id: 'credit',
      style: 'list',
      hit: 'first',
      rules: [
        { id: 'small', if: { fact: 'amount', op: 'atMost', value: 10 }, then: { set: { limit: 5 }, outcome: 'small' } },
        { id: 'large', if: { fact: 'amount', op: 'above', value: 10 }, then: { set: { limit: 9 } } },
      ],
    },
  ]
  const withAmount = (amount: number, change: object) =>
    played(scenarioWith({ flow: main, flows: [child], rules, case: { at: on('10:00'), facts: { amount } }, ...change }))

  test('runs beside its parent, at its own deadlines, and brings its facts back', async () => {
    const problems = await withAmount(3, {
      runUntil: on('11:00'),
      expect: [
        { at: on('10:29'), facts: { stage: 'check', limit: null } },
        { at: on('10:30'), facts: { stage: 'work', limit: 5 } },
        { path: ['intake', 'check', 'work'] },
      ],
    })

    expect(problems).toEqual([])
  })

  test('is worked on by the name of the node it stands for', async () => {
    const problems = await withAmount(30, {
      events: [{ at: on('12:00'), do: 'complete', node: 'credit/approve', outcome: 'yes' }],
      expect: [
        { at: on('11:59'), facts: { stage: 'check' } },
        { at: 'end', facts: { stage: 'work', limit: 9 } },
      ],
    })

    expect(problems).toEqual([])
  })

  test('that no longer runs refuses what is done to it', async () => {
    const problems = await withAmount(3, {
      events: [{ at: on('12:00'), do: 'complete', node: 'credit/approve', outcome: 'yes' }],
      expect: [{ at: 'end', facts: { stage: 'work' } }],
    })

    expect(problems).toMatchObject([{ expect: { node: 'credit/approve' } }])
  })
})
