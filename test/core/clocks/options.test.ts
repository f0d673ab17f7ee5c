import { describe, expect, it } from 'vitest'
import { step } from '../../../core/step/step.ts'
import { at, CaseDriver } from '../case-driver.ts'
import { calendarOf, clockWith, newYork, planWith } from '../plan-fixture.ts'

const within = (amount: number) => ({ amount, unit: 'businessHours' as const })
const hours = (amount: number) => [{ when: [], within: within(amount) }]
const day = (time: string) => `2026-12-07T${time}:00-05:00`

describe('what a clock can be told to do', () => {
  it('restarts for a shorter target and counts from the start again for a longer one', () => {
    const targets = [
      { when: [{ fact: 'priority', oneOf: ['urgent'] }], within: within(2) },
      { when: [], within: within(6) },
    ]
    const c = new CaseDriver(planWith([clockWith({ targets, onTargetChange: 'fromChangeWhenRaised' })]), day('09:00'))

    c.do(day('10:30'), { do: 'set', facts: { priority: 'urgent' } })
    const raised = c.clock('resolution', day('10:30')).dueAt
    c.do(day('11:30'), { do: 'set', facts: { priority: 'normal' } })

    expect(raised).toBe(at(day('12:30')))
    expect(c.clock('resolution', day('11:30')).dueAt).toBe(at(day('15:00')))
  })

  it('keeps the first breach and records a second one when the new target is missed as well', () => {
    const targets = [
      { when: [{ fact: 'priority', oneOf: ['urgent'] }], within: within(1) },
      { when: [], within: within(3) },
    ]
    const c = new CaseDriver(planWith([clockWith({ targets })]), day('09:00'), { facts: { priority: 'urgent' } })

    c.tick(day('10:30'))
    c.do(day('10:45'), { do: 'set', facts: { priority: 'low' } })
    c.tick(day('16:00'))

    expect(c.state.breaches.map((breach) => [breach.breachedAt, breach.target.amount])).toEqual([
      [at(day('10:00')), 1],
      [at(day('12:00')), 3],
    ])
  })

  it.each([
    ['continue', 1, 90],
    ['restart', 1, 30],
    ['newCycle', 2, 30],
    ['never', 1, 60],
  ] as const)('after a reopening with %s', (onReopen, instance, minutes) => {
    const c = new CaseDriver(planWith([clockWith({ onReopen })]), day('09:00'))

    c.do(day('10:00'), { do: 'resolve' })
    c.do(day('13:00'), { do: 'reopen' })

    const reading = c.clock('resolution', day('13:30'))
    expect([reading.instance, reading.elapsedMs / 60_000]).toEqual([instance, minutes])
  })

  it('counts the hours of a new calendar version from then on, or keeps the old one', () => {
    const halfDay = calendarOf({ ...newYork, exceptions: [{ date: '2026-12-07', hours: ['09:00-13:00'] }] }, 2)
    const clocks = [
      clockWith({ targets: hours(6) }),
      clockWith({ id: 'kept', targets: hours(6), onCalendarChange: 'keep' }),
    ]
    const c = new CaseDriver(planWith(clocks), day('10:00'))

    c.take(step(c.plan, c.state, { kind: 'calendarPublished', at: at(day('12:00')), calendar: halfDay }))

    expect(c.clock('resolution', day('12:00'))).toMatchObject({
      dueAt: at('2026-12-08T12:00:00-05:00'),
      calendar: { version: 2 },
    })
    expect(c.clock('kept', day('12:00'))).toMatchObject({ dueAt: at(day('16:00')), calendar: { version: 1 } })
  })

  it("counts by its owner's calendar once that has come", () => {
    const night = calendarOf({
      kind: 'calendar',
      id: 'night',
      timeZone: 'America/New_York',
      hours: { mon: ['20:00-23:00'] },
    })
    const c = new CaseDriver(planWith([clockWith({ calendarBy: 'team', targets: hours(2) })]), day('09:00'), {
      team: 'night-shift',
    })

    const asked = c.commands.filter((command) => command.kind === 'loadCalendar')
    c.take(step(c.plan, c.state, { kind: 'calendarLoaded', at: at(day('09:00')), by: 'team', calendar: night }))

    expect(asked).toContainEqual({ kind: 'loadCalendar', by: 'team', id: 'night-shift' })
    expect(c.clock('resolution', day('09:00')).dueAt).toBe(at(day('22:00')))
  })

  it('notes nothing when the calendar that comes is the very version that counted before', () => {
    const c = new CaseDriver(planWith([clockWith({ calendarBy: 'team' })]), day('09:00'), { team: 'frontline' })
    const before = c.clock('resolution', day('10:00'))

    c.take(
      step(c.plan, c.state, {
        kind: 'calendarLoaded',
        at: at(day('10:00')),
        by: 'team',
        calendar: calendarOf(newYork),
      }),
    )

    expect(c.records('calendarChanged')).toEqual([])
    expect(c.clock('resolution', day('10:00'))).toEqual(before)
  })

  it('says nothing when the calendar of the team is the one that counts already', () => {
    const plan = planWith([clockWith({ calendarBy: 'team' })])
    const c = new CaseDriver(plan, day('09:00'), { team: 'desk' })

    c.take(
      step(c.plan, c.state, {
        kind: 'calendarLoaded',
        at: at(day('09:00')),
        by: 'team',
        calendar: calendarOf(newYork, 1),
      }),
    )

    expect(c.records('calendarChanged')).toEqual([])
    expect(c.state.calendars).toEqual({})
  })

  it('cancels clocks that are gone and starts new ones when the policy moves on', () => {
    const old = planWith([clockWith(), clockWith({ id: 'gone' })])
    const c = new CaseDriver(old, day('09:00'))
    const next = {
      ...planWith([clockWith({ targets: hours(4) }), clockWith({ id: 'new', targets: hours(1) })]),
      version: 2,
    }

    c.take(step(c.plan, c.state, { kind: 'migrated', at: at(day('11:00')), plan: next }))

    const states = c.state.clocks.map((clock) => [
      clock.id,
      clock.instances.at(-1)?.state,
      clock.instances.at(-1)?.startedAt,
    ])
    expect(states).toEqual([
      ['resolution', 'running', at(day('09:00'))],
      ['gone', 'cancelled', at(day('09:00'))],
      ['new', 'running', at(day('11:00'))],
    ])
    expect(c.state.plan.version).toBe(2)
  })

  it('gives a second team a turn of its own', () => {
    const c = new CaseDriver(
      planWith([clockWith({ id: 'turn', metric: 'ownership', targets: hours(2) })]),
      day('09:00'),
      { team: 'a' },
    )

    c.do(day('10:30'), { do: 'assign', team: 'b' })

    expect(c.clock('turn', day('10:30'), 1)).toMatchObject({ state: 'stopped', outcome: 'met', elapsedMs: 90 * 60_000 })
    expect(c.clock('turn', day('10:30'), 2)).toMatchObject({ state: 'running', dueAt: at(day('12:30')) })
  })

  it('ends a wait by itself, at its end or at the cap of the policy, whichever comes first', () => {
    const plan = planWith([clockWith()])
    const capped = {
      ...plan,
      policy: { id: 'p', version: 1, clocks: plan.policy?.clocks ?? [], waits: { customer: within(2) } },
    }
    const c = new CaseDriver(capped, day('09:00'))

    c.do(day('10:00'), { do: 'wait', reason: 'customer', until: day('16:00') })
    c.tick(day('13:00'))

    expect(c.records('waitEnded').map((record) => [record.at, record.actor.kind])).toEqual([
      [at(day('12:00')), 'system'],
    ])
  })
})

describe('a hold that begins at the very instant', () => {
  it('at which a share is reached does not put the warning off', () => {
    const c = new CaseDriver(planWith([clockWith({ warnAt: [50] })]), day('09:00'))

    c.do(day('13:00'), { do: 'wait', reason: 'customer' })
    c.do(day('15:00'), { do: 'resume' })
    c.tick(day('16:00'))

    expect(c.records('warned').map((record) => record.at)).toEqual([at(day('13:00'))])
  })

  it('at which it would breach keeps it from breaching', () => {
    const c = new CaseDriver(planWith([clockWith({ targets: hours(4), warnAt: [100] })]), day('09:00'))

    c.do(day('13:00'), { do: 'wait', reason: 'customer' })
    c.do(day('15:00'), { do: 'resolve' })

    expect(c.state.breaches).toEqual([])
    expect(c.clock('resolution', day('15:00'))).toMatchObject({ outcome: 'met', stoppedWhilePaused: true })
  })
})

describe('a target that changes during a hold', () => {
  it('is missed by the change when more had counted than it allows, and stays missed', () => {
    const targets = [
      { when: [{ fact: 'priority', oneOf: ['urgent'] }], within: within(1) },
      { when: [], within: within(8) },
    ]
    const c = new CaseDriver(planWith([clockWith({ targets, warnAt: [50] })]), day('09:00'))

    c.do(day('11:00'), { do: 'wait', reason: 'customer' })
    c.do(day('12:00'), { do: 'set', facts: { priority: 'urgent' } })
    c.do(day('14:00'), { do: 'resolve' })

    expect(c.state.breaches).toMatchObject([
      { breachedAt: at(day('12:00')), dueAt: at(day('10:00')), cause: 'retarget' },
    ])
    expect(c.clock('resolution', day('14:00'))).toMatchObject({ outcome: 'missed', elapsedMs: 2 * 3_600_000 })
    expect(c.records('warned')).toEqual([])
  })
})

describe('escalations', () => {
  const notify = (to: string) => ({ action: 'notify' as const, to: [to] })

  it('happen before the due time, at the breach and after it, each once, in open time', () => {
    const escalations = [
      { at: { before: { amount: 30, unit: 'businessMinutes' as const } }, do: [notify('team')] },
      {
        at: { percent: 100 },
        do: [
          notify('manager'),
          { action: 'set' as const, fact: 'priority', raiseBy: 2 },
          { action: 'requireReason' as const },
        ],
      },
      {
        at: { after: within(1) },
        do: [
          notify('director'),
          { action: 'assign' as const, team: 'experts' },
          { action: 'webhook' as const, endpoint: 'ops' },
        ],
      },
    ]
    const c = new CaseDriver(planWith([clockWith({ targets: hours(7), escalations })]), day('10:00'))

    c.tick('2026-12-09T12:00:00-05:00')

    expect(c.records('notified').map((record) => [record.data.to, record.at])).toEqual([
      ['team', at(day('16:30'))],
      ['manager', at('2026-12-08T09:00:00-05:00')],
      ['director', at('2026-12-08T10:00:00-05:00')],
    ])
    expect(c.state).toMatchObject({ team: 'experts', facts: { priority: 'urgent' }, reasonRequired: true })
    expect(c.commands.filter((command) => command.kind === 'webhook')).toHaveLength(1)
  })

  it('start another flow as a linked case', () => {
    const escalations = [
      {
        at: { percent: 100 },
        do: [{ action: 'startFlow' as const, flow: 'recovery', facts: { urgency: 'priority' } }],
      },
    ]
    const c = new CaseDriver(planWith([clockWith({ targets: hours(1), escalations })]), day('10:00'))

    c.tick(day('12:00'))

    const started = c.commands.find((command) => command.kind === 'startCase')
    expect(started).toMatchObject({ flow: 'recovery', as: 'escalation', facts: { urgency: 'normal' } })
    expect(c.state.links).toEqual([{ to: started?.kind === 'startCase' ? started.id : '', as: 'escalation' }])
  })

  it('do nothing any more once the clock has stopped', () => {
    const escalations = [{ at: { after: within(4) }, do: [notify('director')] }]
    const c = new CaseDriver(planWith([clockWith({ targets: hours(1), escalations })]), day('10:00'))

    c.do(day('12:00'), { do: 'resolve' })
    c.tick('2026-12-10T12:00:00-05:00')

    expect(c.records('notified')).toEqual([])
  })
})
