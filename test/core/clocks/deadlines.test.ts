import { expect, test } from 'vitest'
import { deadlinesOf, nextOfInstance } from '../../../core/clocks/deadlines.ts'
import { currentOf } from '../../../core/clocks/instance.ts'
import type { PolicyDocument } from '../../../core/contract/policy.ts'
import type { SimulatedStep } from '../../../simulation/simulator/simulate.ts'
import { inputOf, quick, simulated } from '../../simulation/simulator/small-simulation.ts'

const notify = [{ action: 'notify', to: ['team'] }] as const
const escalations = [
  { at: { percent: 50 }, do: notify },
  { at: { before: { amount: 30, unit: 'businessMinutes' } }, do: notify },
  { at: { before: { amount: 20, unit: 'minutes' } }, do: notify },
  { at: { percent: 100 }, do: notify },
  { at: { after: { amount: 1, unit: 'hours' } }, do: notify },
  { at: { after: { amount: 2, unit: 'businessHours' } }, do: notify },
] as const

const [first, solution] = quick.clocks
if (first === undefined || solution === undefined) throw new Error('the policy has two clocks')
const policy: PolicyDocument = {
  ...quick,
  clocks: [
    { ...first, warnAt: [25, 50, 100], escalations },
    { ...solution, warnAt: [50, 75], escalations },
    { ...solution, id: 'by-the-day', warnAt: [10, 90], targets: [{ within: { amount: 1, unit: 'endOfBusinessDay' } }] },
    { ...solution, id: 'plain', targets: [{ within: { amount: 3, unit: 'hours' } }], escalations },
  ],
}
const rank = { warning: 0, escalation: 1, breach: 2 } as const

test('what an instance does next is the earliest of all that it may still do', () => {
  let looked = 0
  const kinds = new Set<string>()
  const watch = ({ plan, after }: SimulatedStep) => {
    for (const clock of plan.policy?.clocks ?? []) {
      const state = after.clocks.find(({ id }) => id === clock.id)
      const instance = state === undefined ? null : currentOf(state)
      if (instance?.state !== 'running') continue
      looked += 1
      const all = [...deadlinesOf(plan, after, clock, instance)].sort(
        (a, b) => a.at - b.at || rank[a.kind] - rank[b.kind],
      )
      const next = nextOfInstance(plan, after, clock, instance)
      kinds.add(next?.kind ?? 'nothing')
      expect(next).toEqual(all[0] ?? null)
    }
  }
  const asks = { share: 0.4, answerAfter: { kind: 'lognormal', medianMinutes: 90, p90Minutes: 900 } } as const
  const takes = { kind: 'lognormal', medianMinutes: 60, p90Minutes: 300 } as const
  const reopens = { share: 0.2, after: { kind: 'fixed', minutes: 500 } } as const
  const profile = { teams: { desk: { capacity: 12 } }, tasks: { do: { asks, takes } }, reopens }
  simulated(inputOf(profile, { cases: 120, policy, watch }))

  expect(looked).toBeGreaterThan(300)
  expect([...kinds].sort()).toEqual(['breach', 'escalation', 'nothing', 'warning'])
})
