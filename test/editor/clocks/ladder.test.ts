import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClockDefinition, EscalationAt } from '../../../core/contract/policy.ts'
import { matchersOf } from '../../../editor/cards/node-promise.ts'
import { atOf, drawnMs, dueAtX, ladderScale, nudged, rungsOf, xOf } from '../../../editor/clocks/ladder.ts'
import { matcherChoices, matcherKey } from '../../../editor/clocks/matcher-choices.ts'
import { documentIn, flowIn } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { durations } from './targets.ts'

const hours = (amount: number) => ({ amount, unit: 'businessHours' as const })
const clock: ClockDefinition = {
  id: 'solution',
  metric: 'resolution',
  calendar: 'desk',
  targets: [{ within: hours(8) }],
  warnAt: [50, 90],
  escalations: [
    { at: { after: hours(2) }, do: [{ action: 'requireReason' }] },
    { at: { percent: 75 }, do: [{ action: 'requireReason' }] },
    { at: { before: hours(1) }, do: [{ action: 'requireReason' }] },
  ],
}
const scale = ladderScale(clock, hours(8))
const moments: fc.Arbitrary<EscalationAt> = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map((percent) => ({ percent })),
  durations.map((before) => ({ before })),
  durations.map((after) => ({ after })),
)

describe('the time line of a clock', () => {
  it('has everything in the order in which it happens', () => {
    expect(rungsOf(clock, scale).map(({ at }) => at)).toEqual([
      { percent: 50 },
      { percent: 75 },
      { before: hours(1) },
      { percent: 90 },
      { after: hours(2) },
    ])
  })

  it('keeps everything within the picture: what comes after the breach to the right of the due time, all else to its left', () => {
    fc.assert(
      fc.property(moments, durations, (at, target) => {
        const x = xOf(at, ladderScale(clock, target))

        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(1)
        expect('after' in at ? x >= dueAtX : x <= dueAtX).toBe(true)
      }),
    )
  })

  it('dropped anywhere is a moment that can be written, near where it was dropped', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), moments, (x, was) => {
        const at = atOf(x, scale, was, 'escalation')
        const again = atOf(xOf(at, scale), scale, at, 'escalation')

        if ('percent' in at) expect(at.percent % 5).toBe(0)
        else expect(drawnMs('after' in at ? at.after : at.before)).toBeGreaterThan(0)
        expect(xOf(again, scale)).toBeCloseTo(xOf(at, scale), 5)
        expect('percent' in atOf(x, scale, { percent: 50 }, 'warning')).toBe(true)
      }),
    )
  })

  it('moves by keyboard, step by step, over the due time and back', () => {
    const right = (at: EscalationAt, isFine = false) => nudged(at, 1, { scale, kind: 'escalation', isFine })
    const left = (at: EscalationAt) => nudged(at, -1, { scale, kind: 'escalation', isFine: false })

    expect(right({ percent: 75 })).toEqual({ percent: 80 })
    expect(right({ percent: 75 }, true)).toEqual({ percent: 76 })
    expect(left({ percent: 5 })).toEqual({ percent: 5 })
    expect(right({ percent: 100 })).toEqual({ after: { amount: 15, unit: 'businessMinutes' } })
    expect(left({ after: { amount: 15, unit: 'businessMinutes' } })).toEqual({ percent: 100 })
    expect(right({ before: hours(1) })).toEqual({ before: { amount: 30, unit: 'businessMinutes' } })
    expect(left({ after: { amount: 2, unit: 'calendarDays' } })).toEqual({ after: { amount: 1, unit: 'calendarDays' } })
    expect(nudged({ percent: 100 }, 1, { scale, kind: 'warning', isFine: false })).toEqual({ percent: 100 })
  })
})

describe('what can start or stop a clock', () => {
  it('is everything that the process has, each once, and all that its clocks name already', () => {
    const complaint = templateWorkspace('complaint')
    const clocks = documentIn(complaint, 'policy', 'complaint-standard')?.clocks ?? []
    const choices = matcherChoices({
      flow: flowIn(complaint),
      teams: [{ id: 'frontline' }],
      clocks,
      clock: 'solution',
      reasons: ['customer'],
    })
    const keys = choices.flatMap(({ matchers }) => matchers.map(matcherKey))

    expect(new Set(keys).size).toBe(keys.length)
    for (const one of clocks.flatMap(({ start, stop }) => [start, stop].flatMap(matchersOf))) {
      expect(keys).toContain(matcherKey(one))
    }
    expect(keys).toContain(matcherKey({ event: 'factChanged', fact: 'severity', is: 'critical' }))
    expect(keys).not.toContain(matcherKey({ event: 'breached', clock: 'solution' }))
  })
})
