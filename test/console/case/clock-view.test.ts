import { describe, expect, it } from 'vitest'
import { byClock, clockView } from '../../../console/case/clock-view.ts'
import { clock, hour, minute } from '../sample-data.ts'

const now = Date.parse('2026-11-24T10:00:00Z')

describe('a clock as it is drawn', () => {
  it('empties with the time that is left of its target', () => {
    expect(clockView(clock(now, 2 * hour), now)).toEqual({ urgency: 'onTime', share: 0.5 })
    expect(clockView(clock(now, 2 * hour), now + hour)).toEqual({ urgency: 'dueSoon', share: 0.25 })
  })

  it('does not take the night for time that is left', () => {
    const dueTomorrow = clock(now, 20 * hour, { remainingMs: hour, targetMs: 4 * hour })

    expect(clockView(dueTomorrow, now)).toEqual({ urgency: 'onTime', share: 0.25 })
  })

  it('becomes late by itself, without a word from the server', () => {
    const running = clock(now, minute)

    expect(clockView(running, now + minute - 1).urgency).toBe('dueSoon')
    expect(clockView(running, now + minute).urgency).toBe('late')
  })

  it('waits while it is paused, and stays late where it was missed before', () => {
    const paused = clock(now, 0, { state: 'paused', dueAt: null, breachesAt: null, remainingMs: hour })

    expect(clockView(paused, now)).toEqual({ urgency: 'waiting', share: 0.25 })
    expect(clockView({ ...paused, outcome: 'missed' }, now).urgency).toBe('late')
  })

  it('keeps the mark of its result once it stopped, with nothing left to draw', () => {
    const stopped = clock(now, hour, { state: 'stopped', outcome: 'met' })

    expect(clockView(stopped, now)).toEqual({ urgency: 'onTime', share: 0 })
    expect(clockView({ ...stopped, outcome: 'missed' }, now).urgency).toBe('late')
    expect(clockView({ ...stopped, state: 'cancelled', outcome: 'none' }, now).urgency).toBe('none')
  })
})

describe('the clocks of a case', () => {
  it('stand with their newest instance, what runs and is due first on top', () => {
    const later = clock(now, 3 * hour, { id: 'b' })
    const sooner = clock(now, hour, { id: 'a', instance: 2 })
    const before = clock(now, 0, { id: 'a', instance: 1, state: 'stopped', outcome: 'met' })
    const done = clock(now, 0, { id: 'c', state: 'stopped', outcome: 'met' })

    expect(byClock([done, before, later, sooner])).toEqual([
      { newest: sooner, earlier: [before] },
      { newest: later, earlier: [] },
      { newest: done, earlier: [] },
    ])
  })

  it('leave out what was never measured', () => {
    expect(byClock([clock(now, 0, { instance: 0, state: 'notStarted' })])).toEqual([])
  })
})
