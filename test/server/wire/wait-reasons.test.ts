import { describe, expect, it } from 'vitest'
import type { PlanClock, PlanPolicy } from '../../../core/contract/plan.ts'
import { waitReasons } from '../../../server/wire/wait-reasons.ts'

const clock = (name: string, pausedWhile: PlanClock['pausedWhile']) => ({ name, pausedWhile }) as PlanClock
const policy = (clocks: readonly PlanClock[], waits: PlanPolicy['waits'] = {}): PlanPolicy => ({
  id: 'standard',
  version: 1,
  clocks,
  waits,
})

describe('the reasons to wait for that a case offers', () => {
  it('are those that pause a clock or have a cap, in the order of the policy, each once', () => {
    const clocks = [
      clock('First response', 'never'),
      clock('Resolution', ['supplier', 'customer']),
      clock('Updates', 'any'),
      clock('Repair', ['supplier']),
    ]
    const atMost = { amount: 5, unit: 'businessDaysSameTime' } as const

    expect(waitReasons({ policy: policy(clocks, { permit: atMost }) })).toEqual([
      { reason: 'customer', pauses: ['Resolution', 'Updates'], atMost: null },
      { reason: 'supplier', pauses: ['Resolution', 'Updates', 'Repair'], atMost: null },
      { reason: 'permit', pauses: ['Updates'], atMost },
    ])
  })

  it('are the customer alone where no policy speaks of any', () => {
    expect(waitReasons({ policy: null })).toEqual([{ reason: 'customer', pauses: [], atMost: null }])
  })
})
