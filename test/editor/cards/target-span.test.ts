import { describe, expect, it } from 'vitest'
import { targetSpan } from '../../../editor/cards/target-span.ts'

const hours = (amount: number) => ({ amount, unit: 'businessHours' }) as const
const day = { amount: 1, unit: 'businessDaysSameTime' } as const
const minutes = { amount: 5, unit: 'minutes' } as const

describe('how long a promise is', () => {
  it('goes from its shortest to its longest time, whatever their order and units', () => {
    expect(targetSpan([day, hours(8), hours(4), minutes])).toEqual({ shortest: minutes, longest: day })
    expect(targetSpan([hours(8), hours(24), hours(12)])).toEqual({ shortest: hours(8), longest: hours(24) })
  })

  it('is one time where all are as long, and none where there is none', () => {
    const one = hours(4)
    expect(targetSpan([one, hours(4)])).toEqual({ shortest: one, longest: one })
    expect(targetSpan([])).toBeNull()
  })
})
