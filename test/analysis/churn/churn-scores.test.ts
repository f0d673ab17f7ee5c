import { describe, expect, it } from 'vitest'
import { churnScores } from '../../../analysis/churn/churn-scores.ts'
import { type CustomerHistory, churnSignalsAt } from '../../../analysis/churn/churn-signals.ts'
import { chanceOf } from '../../../simulation/chance/chance.ts'

const dayMs = 86_400_000
const at = Date.parse('2026-11-01T00:00:00Z')
const ago = (...days: readonly number[]) => days.map((each) => at - each * dayMs)

describe('the warning of churn', () => {
  it('names who met with lateness, is less content, and has fallen silent; and says by what', () => {
    const unhappy = customer('unhappy', {
      contacts: ago(300, 290, 281, 270, 260, 250, 85),
      late: ago(85, 60),
      scores: [...ago(300, 290).map((each) => ({ at: each, value: 1 })), { at: at - 80 * dayMs, value: 0.25 }],
    })
    const content = customer('content', {
      contacts: ago(200, 100, 10),
      scores: ago(100, 10).map((each) => ({ at: each, value: 1 })),
    })

    const { scores, basis } = churnScores([content, unhappy], at)

    expect(scores.map(({ customerId }) => customerId)).toEqual(['unhappy'])
    expect(scores[0]?.reasons.map(({ signal }) => signal)).toEqual(['satisfaction', 'late'])
    expect(scores[0]?.reasons[0]).toMatchObject({ value: 0.75, usual: 1 })
    expect(basis).toMatchObject({ kind: 'rules', customers: 2 })
  })

  it('takes a silence for one only where the customer was in touch more often', () => {
    const often = customer('often', { contacts: ago(300, 290, 280, 270, 260, 250) })
    const seldom = customer('seldom', { contacts: ago(340, 250) })

    expect(churnSignalsAt(often, at).silence).toMatchObject({ value: 250, usual: 10 })
    expect(churnSignalsAt(often, at).silence.strength).toBeGreaterThan(0.99)
    expect(churnSignalsAt(seldom, at).silence.strength).toBe(0)
  })

  it('does not look into the future', () => {
    const then = at - 100 * dayMs
    const whole = customer('a', {
      contacts: ago(300, 200, 150, 50, 20),
      late: ago(150, 20),
      scores: ago(200, 20).map((each) => ({ at: each, value: 0 })),
    })
    const known = customer('a', {
      contacts: ago(300, 200, 150),
      late: ago(150),
      scores: ago(200).map((each) => ({ at: each, value: 0 })),
    })

    expect(churnSignalsAt(whole, then)).toEqual(churnSignalsAt(known, then))
  })

  it('learns what signals are worth from customers who stayed away, where they tell those apart', () => {
    const { basis, scores } = churnScores(crowd(0.75, 0.1), at)

    expect(basis.kind).toBe('learned')
    expect(basis.skill).toBeGreaterThan(0.1)
    expect(basis.lost).toBeGreaterThan(50)
    expect(scores.length).toBeGreaterThan(0)
  })

  it('says that it goes by rules where lost customers met with no more than others', () => {
    const { basis } = churnScores(crowd(0.3, 0.3), at)

    expect(basis.kind).toBe('rules')
    expect(basis.skill).toBeLessThan(0.02)
  })
})

/** Customers who were frequent half a year ago; of those who met with lateness this share stayed away, and of the others that one. */
function crowd(lostIfLate: number, lostElse: number): CustomerHistory[] {
  const chance = chanceOf(1, 9)
  return Array.from({ length: 400 }, (_, index) => {
    const isLate = index % 3 === 0
    const isLost = chance() < (isLate ? lostIfLate : lostElse)
    const before = ago(330, 300, 270, 240, 200)
    return customer(`customer-${index}`, {
      contacts: isLost ? before : [...before, ...ago(120, 60, 20)],
      late: isLate ? ago(240, 200, 190) : [],
    })
  })
}

function customer(id: string, given: Partial<CustomerHistory>): CustomerHistory {
  return {
    id,
    tier: null,
    isHighTier: false,
    contacts: [],
    late: [],
    reopened: [],
    complaints: [],
    scores: [],
    ...given,
  }
}
