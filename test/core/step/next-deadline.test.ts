import { expect, test } from 'vitest'
import { nextOfInstance, quietUntil } from '../../../core/clocks/deadlines.ts'
import { currentOf } from '../../../core/clocks/instance.ts'
import type { PolicyDocument } from '../../../core/contract/policy.ts'
import { planIndexOf } from '../../../core/plan-index.ts'
import { nextDue } from '../../../core/step/next-deadline.ts'
import type { SimulatedStep } from '../../../simulation/simulator/simulate.ts'
import { inputOf, quick, simulated } from '../../simulation/simulator/small-simulation.ts'

const notify = [{ action: 'notify', to: ['team'] }] as const
const [first, solution] = quick.clocks
if (first === undefined || solution === undefined) throw new Error('the policy has two clocks')
const policy: PolicyDocument = {
  ...quick,
  clocks: [
    { ...first, warnAt: [25, 50, 100], escalations: [{ at: { percent: 10 }, do: notify }] },
    { ...solution, warnAt: [50], escalations: [{ at: { after: { amount: 1, unit: 'hours' } }, do: notify }] },
    { ...solution, id: 'before', escalations: [{ at: { before: { amount: 1, unit: 'hours' } }, do: notify }] },
    { ...solution, id: 'by-the-day', warnAt: [90], targets: [{ within: { amount: 1, unit: 'endOfBusinessDay' } }] },
    { ...solution, id: 'plain', warnAt: [75], targets: [{ within: { amount: 3, unit: 'hours' } }] },
  ],
}
const asks = { share: 0.4, answerAfter: { kind: 'lognormal', medianMinutes: 90, p90Minutes: 900 } } as const
const takes = { kind: 'lognormal', medianMinutes: 60, p90Minutes: 300 } as const
const reopens = { share: 0.2, after: { kind: 'fixed', minutes: 500 } } as const
const profile = { teams: { desk: { capacity: 12 } }, tasks: { do: { asks, takes } }, reopens }

function watched(watch: (step: SimulatedStep) => void): void {
  simulated(inputOf(profile, { cases: 100, policy, watch }))
}

test('what is due until an instant is what comes first of all, if that comes by then', () => {
  const seen = { inTime: 0, later: 0 }
  watched(({ plan, after }) => {
    const all = nextDue(plan, after)
    const around = all === null ? [after.at] : [all.at - 1, all.at, all.at + 1, (after.at + all.at) / 2]
    for (const untilAt of [after.at - 1, after.at, ...around]) {
      const found = nextDue(plan, after, untilAt)
      if (all !== null && all.at <= untilAt) {
        seen.inTime += 1
        expect(found).toEqual(all)
      } else {
        seen.later += 1
        expect(found?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThan(untilAt)
      }
    }
  })

  expect(seen.inTime).toBeGreaterThan(500)
  expect(seen.later).toBeGreaterThan(500)
})

test('until the instant before which an instance surely does nothing, it does nothing', () => {
  const sure = new Set<string>()
  watched(({ plan, after }) => {
    for (const { definition, firstPercent } of planIndexOf(plan).clocks) {
      const state = after.clocks.find(({ id }) => id === definition.id)
      const instance = state === undefined ? null : currentOf(state)
      if (instance?.state !== 'running') continue
      const quietUntilAt = quietUntil(instance, firstPercent)
      const next = nextOfInstance(plan, after, definition, instance)
      if (quietUntilAt === null || next === null) continue
      if (quietUntilAt > instance.startedAt) sure.add(definition.id)
      expect(next.at).toBeGreaterThanOrEqual(quietUntilAt)
    }
  })

  expect([...sure].sort()).toEqual(['first', 'plain', 'solution'])
})
