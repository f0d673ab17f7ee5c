import { describe, expect, test } from 'vitest'
import { scenarioWith } from '../model/scenario/small-scenario.ts'
import { played } from './played.ts'

const on = (time: string) => `2026-12-07T${time}:00-05:00`
const task = (id: string) => ({ id, kind: 'task', stage: 'work', outcomes: ['ok'] })
const complete = (time: string, node: string) => ({ at: on(time), do: 'complete', node, outcome: 'ok' })

/** Law on one side; on the other technique and sales, of which either is enough. */
const flow = {
  kind: 'flow',
  id: 'main',
  policy: 'standard',
  facts: [{ id: 'priority', type: 'enum', values: ['normal', 'urgent'] }],
  stages: [{ id: 'work' }, { id: 'after' }],
  nodes: [
    { id: 'begin', kind: 'start', stage: 'work' },
    { id: 'outer', kind: 'split', stage: 'work' },
    task('law'),
    { id: 'inner', kind: 'split', stage: 'work' },
    task('technique'),
    task('sales'),
    { id: 'either', kind: 'join', stage: 'work', waitsFor: 'any' },
    { id: 'both', kind: 'join', stage: 'work', waitsFor: 'all' },
    { ...task('tell'), stage: 'after' },
    { id: 'done', kind: 'end', stage: 'after', does: 'resolve' },
  ],
  edges: [
    ['begin', 'next', 'outer'],
    ['outer', 'legal', 'law'],
    ['outer', 'trade', 'inner'],
    ['inner', 'a', 'technique'],
    ['inner', 'b', 'sales'],
    ['technique', 'ok', 'either'],
    ['sales', 'ok', 'either'],
    ['either', 'next', 'both'],
    ['law', 'ok', 'both'],
    ['both', 'next', 'tell'],
    ['tell', 'ok', 'done'],
  ].map(([from, way, to]) => ({ from, to, on: way })),
}

describe('a split inside a split', () => {
  test.each([
    ['the inner branch first', [complete('11:00', 'sales'), complete('12:00', 'law')]],
    ['the inner branch last', [complete('11:00', 'law'), complete('12:00', 'technique')]],
  ])('is joined outside without the inner branch that nobody waits for: %s', async (_, events) => {
    const expected = [
      { at: on('11:59'), facts: { stage: 'work' } },
      { at: on('12:00'), facts: { stage: 'after' } },
      { path: ['work', 'after'] },
    ]

    expect(await played(scenarioWith({ flow, events, expect: expected }))).toEqual([])
  })

  test('absorbs the branch that comes late', async () => {
    const events = [complete('11:00', 'sales'), complete('12:00', 'law'), complete('13:00', 'technique')]

    expect(await played(scenarioWith({ flow, events, expect: [{ path: ['work', 'after'] }] }))).toEqual([])
  })
})
