import { expect, it } from 'vitest'
import type { PlanNode } from '../../../core/contract/plan.ts'
import { CaseDriver } from '../case-driver.ts'
import { bareNodes, clockWith, planWith } from '../plan-fixture.ts'

const hours = (amount: number) => ({ amount, unit: 'businessHours' }) as const
const monday = (time: string) => `2026-11-23T${time}:00-05:00`

/** The bare flow with a first look in a stage of its own before the work. */
const nodes: readonly PlanNode[] = [
  { id: 'begin', kind: 'start', stage: 'first', name: '', ways: { next: 'look' }, channels: [], form: [] },
  {
    id: 'look',
    kind: 'task',
    stage: 'first',
    name: '',
    ways: { seen: 'work' },
    queue: {},
    form: [],
    outcomes: [{ id: 'seen', name: 'Seen', resolves: false }],
  },
  ...bareNodes.filter(({ kind }) => kind !== 'start'),
]

it.each([
  ['priority', 'urgent', { do: 'set', facts: { priority: 'urgent' } }],
  ['team', 'experts', { do: 'assign', team: 'experts' }],
  ['assignee', 'ann', { do: 'assign', agent: 'ann' }],
  ['stage', 'work', { do: 'complete', node: 'look', outcome: 'seen' }],
  ['waiting', 'supplier', { do: 'wait', reason: 'supplier' }],
])('a target that looks at %s is chosen when that becomes %s', (fact, value, command) => {
  const clock = clockWith({
    pausedWhile: 'never',
    targets: [
      { when: [{ fact, oneOf: [value] }], within: hours(2) },
      { when: [], within: hours(6) },
    ],
  })
  const c = new CaseDriver(planWith([clock], nodes), monday('09:00'), { team: 'frontline' })
  expect(c.clock('resolution', monday('10:00')).target).toEqual(hours(6))

  c.do(monday('10:00'), command)

  expect(c.clock('resolution', monday('10:00')).target).toEqual(hours(2))
  expect(c.records('targetChanged')).toHaveLength(1)
})

it('a wait that has ended gives the target back that counted without it', () => {
  const clock = clockWith({
    pausedWhile: 'never',
    targets: [
      { when: [{ fact: 'waiting', oneOf: ['supplier'] }], within: hours(2) },
      { when: [], within: hours(6) },
    ],
  })
  const c = new CaseDriver(planWith([clock]), monday('09:00'))
  c.do(monday('10:00'), { do: 'wait', reason: 'supplier' })

  c.do(monday('10:30'), { do: 'resume', reason: 'supplier' })

  expect(c.clock('resolution', monday('10:30')).target).toEqual(hours(6))
})

it('facts that changed while a case was resolved choose the target when it is reopened', () => {
  const clock = clockWith({
    targets: [
      { when: [{ fact: 'reopened', oneOf: [1] }], within: hours(2) },
      { when: [], within: hours(6) },
    ],
  })
  const c = new CaseDriver(planWith([clock]), monday('09:00'))
  c.do(monday('10:00'), { do: 'resolve' })

  c.do(monday('11:00'), { do: 'reopen' })

  expect(c.clock('resolution', monday('11:00')).target).toEqual(hours(2))
})
