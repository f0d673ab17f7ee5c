import { expect, it } from 'vitest'
import type { ClockSummary } from '../../../core/contract/rehearsal.ts'
import { lateBadges } from '../../../editor/simulation/late-overlay.ts'

const texts = { late: (after: number) => `${after} late`, change: (one: number, other: number) => `${one} → ${other}` }
const missed = (count: number): ClockSummary => ({
  name: 'c',
  met: 0,
  missed: count,
  pending: 0,
  none: 0,
  compliance: 0,
})

it('The bars of clocks say how often promises were broken and would be, and whether that is better', () => {
  const badges = lateBadges(
    { one: missed(42), two: missed(3), same: missed(0) },
    { one: missed(31), two: missed(5), same: missed(0) },
    texts,
  )

  expect(badges.get('one')).toEqual({ text: '42 → 31', tone: 'met' })
  expect(badges.get('two')).toEqual({ text: '3 → 5', tone: 'late' })
  expect(badges.get('same')).toEqual({ text: '0 → 0', tone: 'quiet' })
})

it('Without something to compare with, they say what is late', () => {
  const badges = lateBadges(null, { one: missed(2), none: missed(0) }, texts)

  expect(badges.get('one')).toEqual({ text: '2 late', tone: 'late' })
  expect(badges.get('none')).toEqual({ text: '0 late', tone: 'quiet' })
})
