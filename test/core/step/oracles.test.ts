import { describe, expect, it } from 'vitest'
import { at, CaseDriver } from '../case-driver.ts'
import { clockWith, planWith } from '../plan-fixture.ts'

const hours = (amount: number) => [{ when: [], within: { amount, unit: 'businessHours' as const } }]
const byPriority = [
  { when: [{ fact: 'priority', oneOf: ['urgent'] }], within: { amount: 4, unit: 'businessHours' as const } },
  { when: [], within: { amount: 8, unit: 'businessHours' as const } },
]

describe('the oracles of the contract, on core alone', () => {
  it('counts eight hours from Monday nine as due at the close and breached at the next opening', () => {
    const c = new CaseDriver(planWith([clockWith()]), '2026-11-23T09:00:00-05:00')

    const reading = c.clock('resolution', '2026-11-23T09:00:00-05:00')

    expect(reading.dueAt).toBe(at('2026-11-23T17:00:00-05:00'))
    expect(reading.breachesAt).toBe(at('2026-11-24T09:00:00-05:00'))
  })

  it('calls a resolve on Monday evening met with 480 minutes', () => {
    const c = new CaseDriver(planWith([clockWith()]), '2026-11-23T09:00:00-05:00')

    c.do('2026-11-23T18:00:00-05:00', { do: 'resolve' })

    expect(c.clock('resolution', '2026-11-23T18:00:00-05:00')).toMatchObject({
      outcome: 'met',
      elapsedMs: 480 * 60_000,
    })
  })

  it('calls a resolve a minute after the next opening missed by one minute', () => {
    const c = new CaseDriver(planWith([clockWith()]), '2026-11-23T09:00:00-05:00')

    c.do('2026-11-24T09:01:00-05:00', { do: 'resolve' })

    expect(c.clock('resolution', '2026-11-24T09:01:00-05:00')).toMatchObject({
      outcome: 'missed',
      elapsedMs: 481 * 60_000,
    })
    expect(c.state.breaches).toMatchObject([{ breachedAt: at('2026-11-24T09:00:00-05:00'), cause: 'time' }])
  })

  it('loses no open time to a wait outside opening hours', () => {
    const c = new CaseDriver(planWith([clockWith({ targets: hours(12) })]), '2026-11-23T09:00:00-05:00')

    c.do('2026-11-23T18:00:00-05:00', { do: 'wait', reason: 'customer' })
    c.do('2026-11-24T08:00:00-05:00', { do: 'resume' })

    expect(c.clock('resolution', '2026-11-24T09:00:00-05:00').dueAt).toBe(at('2026-11-24T13:00:00-05:00'))
  })

  it('counts overlapping waits once', () => {
    const clock = clockWith({ pausedWhile: ['customer', 'supplier'] })
    const c = new CaseDriver(planWith([clock]), '2026-11-23T09:00:00-05:00')

    c.do('2026-11-23T10:00:00-05:00', { do: 'wait', reason: 'customer' })
    c.do('2026-11-23T11:00:00-05:00', { do: 'wait', reason: 'supplier' })
    c.do('2026-11-23T12:00:00-05:00', { do: 'resume', reason: 'customer' })
    c.do('2026-11-23T13:00:00-05:00', { do: 'resume', reason: 'supplier' })

    expect(c.clock('resolution', '2026-11-23T13:00:00-05:00').dueAt).toBe(at('2026-11-24T12:00:00-05:00'))
  })

  it('records a breach at the change when a raised priority puts the deadline into the past', () => {
    const c = new CaseDriver(planWith([clockWith({ targets: byPriority })]), '2026-11-23T09:00:00-05:00')

    c.do('2026-11-23T14:00:00-05:00', { do: 'set', facts: { priority: 'urgent' } })

    expect(c.state.breaches).toMatchObject([
      { breachedAt: at('2026-11-23T14:00:00-05:00'), dueAt: at('2026-11-23T13:00:00-05:00'), cause: 'retarget' },
    ])
  })

  it('warns at the shares of open time', () => {
    const c = new CaseDriver(planWith([clockWith({ warnAt: [50, 75, 90] })]), '2026-11-20T15:00:00-05:00')

    c.tick('2026-11-23T15:00:00-05:00')

    expect(c.records('warned').map((record) => record.at)).toEqual([
      at('2026-11-23T11:00:00-05:00'),
      at('2026-11-23T13:00:00-05:00'),
      at('2026-11-23T14:12:00-05:00'),
    ])
  })

  it('records a breach at its deadline, once, when it is noticed an hour late', () => {
    const c = new CaseDriver(planWith([clockWith({ targets: hours(2) })]), '2026-11-23T09:00:00-05:00')

    c.tick('2026-11-23T12:00:00-05:00', '2026-11-23T12:00:00-05:00')
    c.tick('2026-11-23T13:00:00-05:00')

    expect(c.state.breaches).toMatchObject([
      { breachedAt: at('2026-11-23T11:00:00-05:00'), detectedAt: at('2026-11-23T12:00:00-05:00') },
    ])
  })

  it('takes a command accepted before the deadline as in time, however late it is processed', () => {
    const c = new CaseDriver(planWith([clockWith({ targets: hours(2) })]), '2026-11-23T09:00:00-05:00')

    c.do('2026-11-23T10:59:00-05:00', { do: 'resolve' })
    c.tick('2026-11-23T12:00:00-05:00')

    expect(c.state.breaches).toEqual([])
  })

  it('keeps a recorded breach and marks it contested when the command that came late was accepted before it', () => {
    const c = new CaseDriver(planWith([clockWith({ targets: hours(2) })]), '2026-11-23T09:00:00-05:00')

    c.tick('2026-11-23T12:00:00-05:00')
    c.do('2026-11-23T10:59:00-05:00', { do: 'resolve' })

    expect(c.state.breaches).toMatchObject([{ contested: true }])
    expect(c.clock('resolution', '2026-11-23T12:00:00-05:00').outcome).toBe('missed')
  })
})

describe('a case that begins with somebody', () => {
  it('writes into its timeline who has it, also when a fact named them', () => {
    const c = new CaseDriver(planWith([]), '2026-11-23T09:00:00-05:00', { facts: { team: 'desk', assignee: 'ann' } })

    expect(c.state).toMatchObject({ team: 'desk', assignee: 'ann' })
    expect(c.records('assigned')[0]?.data).toMatchObject({ team: 'desk', assignee: 'ann', isNewTeam: true })
  })
})
