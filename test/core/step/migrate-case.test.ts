import { describe, expect, it } from 'vitest'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import type { Plan, PlanClock, PlanNode } from '../../../core/contract/plan.ts'
import { commitOf } from '../../../core/project/commit-of.ts'
import { step } from '../../../core/step/step.ts'
import { at, CaseDriver } from '../case-driver.ts'
import { bareNodes, calendarOf, clockWith, newYork, planWith } from '../plan-fixture.ts'

const day = (time: string) => `2026-12-07T${time}:00-05:00`
const hours = (amount: number) => [{ when: [], within: { amount, unit: 'businessHours' as const } }]
const halfDay: CalendarDocument = { ...newYork, exceptions: [{ date: '2026-12-07', hours: ['09:00-13:00'] }] }

/** The next version of a plan: its hash says that it was published. */
function nextPlan(
  clocks: readonly PlanClock[],
  nodes: readonly PlanNode[] = bareNodes,
  change: Partial<Plan> = {},
): Plan {
  const plan = planWith(clocks, nodes)
  const policy = plan.policy === null ? null : { ...plan.policy, version: 2 }
  return { ...plan, version: 2, hash: 'two', policy, ...change }
}

function renamed(nodes: readonly PlanNode[], from: string, to: string): PlanNode[] {
  return nodes.map((node) => ({
    ...node,
    id: node.id === from ? to : node.id,
    ways: Object.fromEntries(Object.entries(node.ways).map(([way, next]) => [way, next === from ? to : next])),
  }))
}

describe('where a case goes on under another plan', () => {
  it('stays in the node it stands in and leaves it by the new ways', () => {
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'))
    const nodes = bareNodes.map((node) => (node.id === 'work' ? { ...node, ways: { solved: 'done' } } : node))

    c.migrate(day('10:00'), nextPlan([clockWith()], nodes))
    c.do(day('11:00'), { do: 'complete', node: 'work', outcome: 'solved' })

    expect(c.state).toMatchObject({ phase: 'closed', plan: { version: 2, hash: 'two' } })
  })

  it('goes on where the mapping says when its node is gone', () => {
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'))

    c.migrate(day('10:00'), nextPlan([clockWith()], renamed(bareNodes, 'work', 'handle')), { work: 'handle' })

    expect(c.state.tokens).toMatchObject([{ node: 'handle', enteredAt: at(day('10:00')) }])
    expect(c.state.lastTask).toBe('handle')
    expect(c.records('nodeLeft').at(-1)?.data).toEqual({ node: 'work' })
  })

  it.each([
    ['has no such node', renamed(bareNodes, 'work', 'handle'), {}],
    [
      'has another kind of node by that name',
      bareNodes.map((node) => (node.id === 'work' ? ({ ...bareNodes[2], id: 'work' } as PlanNode) : node)),
      {},
    ],
    ['does not have the node that the mapping names', renamed(bareNodes, 'work', 'handle'), { work: 'nowhere' }],
    ['would have it begin again', renamed(bareNodes, 'work', 'handle'), { work: 'begin' }],
  ])('refuses a plan that %s, and goes on as it was', (_, nodes, mapping) => {
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'))
    const { plan } = c

    c.migrate(day('10:00'), nextPlan([clockWith({ targets: hours(1) })], nodes), mapping)

    expect(c.plan).toBe(plan)
    expect(c.records('planRefused').map(({ data }) => data)).toEqual([{ from: 1, to: 2, hash: 'two', nodes: ['work'] }])
    expect(c.records('planChanged')).toEqual([])
    expect(c.clock('resolution', day('10:00')).dueAt).toBe(at(day('17:00')))
  })

  it('is moved once however often it is told, and never back by an older publication', () => {
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'))
    const older = { ...nextPlan([clockWith()]), hash: 'older' }

    c.migrate(day('10:00'), nextPlan([clockWith()]), {}, 7)
    c.migrate(day('10:01'), nextPlan([clockWith()]), {}, 7)
    c.migrate(day('10:02'), older, {}, 6)

    expect(c.records('planChanged')).toHaveLength(1)
    expect(c.state.plan).toEqual({ id: 'complaint', version: 2, hash: 'two', place: 7 })
  })

  it('waits as long as the new plan says, counted from when it began to wait', () => {
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'))
    const twoDays = bareNodes.map((node) =>
      node.kind === 'wait' ? { ...node, for: { amount: 2, unit: 'calendarDays' as const } } : node,
    )

    c.do(day('10:00'), { do: 'complete', node: 'work', outcome: 'solved' })
    c.migrate(day('11:00'), nextPlan([clockWith()], twoDays))
    const open = c.state.phase
    c.tick('2026-12-09T10:00:00-05:00')

    expect([open, c.state.phase]).toEqual(['resolved', 'closed'])
  })

  it('goes on at once when the shorter wait is over already', () => {
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'))
    const anHour = bareNodes.map((node) =>
      node.kind === 'wait' ? { ...node, for: { amount: 1, unit: 'hours' as const } } : node,
    )

    c.do(day('10:00'), { do: 'complete', node: 'work', outcome: 'solved' })
    c.migrate(day('12:00'), nextPlan([clockWith()], anHour))

    expect(c.state).toMatchObject({ phase: 'closed', closedAt: at(day('12:00')) })
  })

  it('reopens where the mapping says when the task it would return to is gone', () => {
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'))

    c.do(day('10:00'), { do: 'complete', node: 'work', outcome: 'solved' })
    c.migrate(day('11:00'), nextPlan([clockWith()], renamed(bareNodes, 'work', 'handle')), { work: 'handle' })
    c.do(day('12:00'), { do: 'reopen' })

    expect(c.state.tokens).toMatchObject([{ node: 'handle' }])
  })

  it('is in the stage into which its node was drawn', () => {
    const nodes = bareNodes.map((node) => (node.id === 'work' ? { ...node, stage: 'care' } : node))
    const stage = clockWith({ id: 'care', metric: 'stage', stage: 'care', targets: hours(1) })
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'))

    c.migrate(day('10:00'), nextPlan([clockWith(), stage], nodes))

    expect(c.state.stage).toBe('care')
    expect(c.clock('care', day('10:00'))).toMatchObject({ state: 'running', dueAt: at(day('11:00')) })
  })
})

const parallel: readonly PlanNode[] = [
  { id: 'begin', kind: 'start', stage: 'work', name: '', ways: { next: 'fork' }, channels: [], form: [] },
  { id: 'fork', kind: 'split', stage: 'work', name: '', ways: { a: 'one', b: 'two' } },
  ...(['one', 'two'] as const).map(
    (id): PlanNode => ({
      id,
      kind: 'task',
      stage: 'work',
      name: id,
      ways: { solved: 'meet' },
      queue: {},
      form: [],
      outcomes: [{ id: 'solved', name: 'Solved', resolves: false }],
    }),
  ),
  { id: 'meet', kind: 'join', stage: 'work', name: '', ways: { next: 'done' }, waitsFor: 'all', split: 'fork' },
  { id: 'done', kind: 'end', stage: 'work', name: '', ways: {}, does: 'close', outcome: null },
]

describe('a case with branches under another plan', () => {
  it('meets again in the join of the new split', () => {
    const c = new CaseDriver(planWith([clockWith()], parallel), day('09:00'))
    const nodes = renamed(parallel, 'fork', 'part').map((node) =>
      node.kind === 'join' ? { ...node, split: 'part' } : node,
    )

    c.do(day('10:00'), { do: 'complete', node: 'one', outcome: 'solved' })
    c.migrate(day('11:00'), nextPlan([clockWith()], nodes), { fork: 'part' })
    const isOpen = c.state.phase
    c.do(day('12:00'), { do: 'complete', node: 'two', outcome: 'solved' })

    expect([isOpen, c.state.phase]).toEqual(['open', 'closed'])
  })

  it('is not carried where a branch would wait in vain', () => {
    const c = new CaseDriver(planWith([clockWith()], parallel), day('09:00'))
    const noJoin = renamed(parallel, 'meet', 'done').filter(({ kind }) => kind !== 'join')

    c.do(day('10:00'), { do: 'complete', node: 'one', outcome: 'solved' })
    c.migrate(day('11:00'), nextPlan([clockWith()], noJoin))

    expect(c.records('planRefused').at(-1)?.data.nodes).toEqual(['fork'])
  })
})

describe('the clocks of a case under another plan', () => {
  it('follow the new target as the clock says, and keep the breach of the old one', () => {
    const c = new CaseDriver(planWith([clockWith({ targets: hours(2) })]), day('09:00'))

    c.tick(day('12:00'))
    const before = c.state.breaches
    c.migrate(day('12:00'), nextPlan([clockWith({ targets: hours(4) })]))

    expect(c.state.breaches).toBe(before)
    expect(c.clock('resolution', day('12:00'))).toMatchObject({ dueAt: at(day('13:00')), outcome: 'missed' })
  })

  it.each([
    ['carry', day('12:00')],
    ['restart', day('14:00')],
    ['fromChangeWhenRaised', day('14:00')],
  ] as const)('with %s', (onTargetChange, dueAt) => {
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'))

    c.migrate(day('11:00'), nextPlan([clockWith({ targets: hours(3), onTargetChange })]))

    expect(c.clock('resolution', day('11:00')).dueAt).toBe(at(dueAt))
  })

  it('breach by the change when the new target is in the past', () => {
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'))

    c.migrate(day('12:00'), nextPlan([clockWith({ targets: hours(2), warnAt: [50] })]))

    expect(c.state.breaches).toMatchObject([{ breachedAt: at(day('12:00')), cause: 'retarget', policyVersion: 2 }])
    expect(c.records('warned')).toEqual([])
  })

  it('do not say again what was said: warnings below one that came, escalations that only moved', () => {
    const notify = (to: string) => ({ action: 'notify' as const, to: [to] })
    const [half, late] = [
      { at: { percent: 50 }, do: [notify('team')] },
      { at: { percent: 90 }, do: [notify('role:manager')] },
    ]
    const c = new CaseDriver(planWith([clockWith({ warnAt: [50], escalations: [half] })]), day('09:00'))

    c.tick(day('14:00'))
    c.migrate(day('14:00'), nextPlan([clockWith({ warnAt: [25, 50, 75], escalations: [late, half] })]))
    c.tick(day('16:59'))

    expect(c.records('warned').map(({ data }) => data.percent)).toEqual([50, 75])
    expect(c.records('escalated').map(({ data }) => data.index)).toEqual([0, 0])
  })

  it('stand still or go on when the new policy pauses for another reason', () => {
    const c = new CaseDriver(planWith([clockWith({ pausedWhile: 'never' })]), day('09:00'))

    c.do(day('10:00'), { do: 'wait', reason: 'customer' })
    c.migrate(day('11:00'), nextPlan([clockWith()]))
    const paused = c.clock('resolution', day('11:30')).state
    c.do(day('12:00'), { do: 'resume' })

    expect(paused).toBe('paused')
    expect(c.clock('resolution', day('12:00'))).toMatchObject({ elapsedMs: 2 * 3_600_000 })
    expect(c.clock('resolution', day('12:00')).dueAt).toBe(at('2026-12-08T10:00:00-05:00'))
  })

  it('are written down as cancelled when they are gone, though the new plan knows nothing of them', () => {
    const c = new CaseDriver(planWith([clockWith(), clockWith({ id: 'other', name: 'Other' })]), day('09:00'))
    const { plan, state } = c

    c.migrate(day('10:00'), nextPlan([clockWith()], bareNodes, { calendars: { ny: calendarOf(halfDay, 2) } }))
    const { clocks } = commitOf(c.plan, state, c.state, [], 1, plan)

    expect(
      clocks.map((clock) => [clock.id, clock.name, clock.state, clock.policy.version, clock.calendar.version]),
    ).toEqual([
      ['resolution', 'Resolution', 'running', 2, 2],
      ['other', 'Other', 'cancelled', 1, 1],
    ])
  })

  it('are cancelled for good when they are gone, and begin anew when they come back', () => {
    const other = clockWith({ id: 'other', targets: hours(2) })
    const c = new CaseDriver(planWith([clockWith(), other]), day('09:00'))

    c.migrate(day('10:00'), nextPlan([clockWith()]), {}, 1)
    c.do(day('10:30'), { do: 'set', facts: { priority: 'urgent' } })
    c.migrate(day('11:00'), { ...nextPlan([clockWith(), other]), hash: 'three' }, {}, 2)

    const states = c.state.clocks.find(({ id }) => id === 'other')?.instances.map(({ state }) => state)
    expect(states).toEqual(['cancelled', 'running'])
    expect(c.clock('other', day('11:00')).dueAt).toBe(at(day('13:00')))
  })
})

describe('the calendars of a case under another plan', () => {
  const newer = (clocks: readonly PlanClock[]) =>
    nextPlan(clocks, bareNodes, { calendars: { ny: calendarOf(halfDay, 2) } })

  it('count what has elapsed by the old version and the rest by the new one', () => {
    const c = new CaseDriver(planWith([clockWith({ targets: hours(6) })]), day('09:00'))

    c.migrate(day('14:00'), newer([clockWith({ targets: hours(6) })]))

    expect(c.clock('resolution', day('14:00'))).toMatchObject({
      elapsedMs: 5 * 3_600_000,
      dueAt: at('2026-12-08T10:00:00-05:00'),
      calendar: { version: 2 },
    })
  })

  it('stay the old ones for a clock that keeps them', () => {
    const clock = clockWith({ targets: hours(6), onCalendarChange: 'keep' })
    const c = new CaseDriver(planWith([clock]), day('09:00'))

    c.migrate(day('12:00'), newer([clock]))

    expect(c.clock('resolution', day('12:00'))).toMatchObject({ dueAt: at(day('15:00')), calendar: { version: 1 } })
  })

  it('are those of the new plan when one was published in between', () => {
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'))

    c.take(step(c.plan, c.state, { kind: 'calendarPublished', at: at(day('10:00')), calendar: calendarOf(halfDay, 2) }))
    c.migrate(day('11:00'), newer([clockWith()]))

    expect(c.state.calendarKeys).toEqual({})
    expect(c.records('calendarChanged')).toHaveLength(1)
    expect(c.clock('resolution', day('11:00')).dueAt).toBe(at('2026-12-08T13:00:00-05:00'))
  })

  it('are asked for when the new clocks count by those of the team', () => {
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'), { team: 'night' })

    c.migrate(day('10:00'), nextPlan([clockWith({ calendarBy: 'team' })]))

    expect(c.commands).toContainEqual({ kind: 'loadCalendar', by: 'team', id: 'night' })
  })
})

describe('a calendar that is published while a case runs', () => {
  it('changes nothing when it is not newer, or when nothing counts by it', () => {
    const c = new CaseDriver(planWith([clockWith()]), day('09:00'))
    const publish = (calendar: ReturnType<typeof calendarOf>) =>
      c.take(step(c.plan, c.state, { kind: 'calendarPublished', at: at(day('10:00')), calendar }))

    publish(calendarOf(halfDay, 3))
    const { calendars } = c.state
    publish(calendarOf(newYork, 2))
    publish(calendarOf({ ...newYork, id: 'elsewhere' }, 9))

    expect(c.state.calendars).toBe(calendars)
    expect(c.records('calendarChanged')).toHaveLength(1)
  })

  it('leaves new instances of a clock that keeps to its version alone', () => {
    const keeps = clockWith({ id: 'next', metric: 'nextResponse', onCalendarChange: 'keep', targets: hours(2) })
    const c = new CaseDriver(planWith([keeps]), day('09:00'))

    c.take(step(c.plan, c.state, { kind: 'calendarPublished', at: at(day('10:00')), calendar: calendarOf(halfDay, 2) }))
    c.do(day('12:30'), { do: 'message' })

    expect(c.clock('next', day('12:30'))).toMatchObject({ dueAt: at(day('14:30')), calendar: { version: 1 } })
  })
})
