import { describe, expect, it } from 'vitest'
import { otherReason, readWait, type WaitInput } from '../../../../console/case/dialogs/wait-input.ts'
import { localDateTime } from '../../../../look/facts/fact-input.ts'

const now = Date.parse('2026-11-24T10:00:00Z')
const input = (more: Partial<WaitInput>): WaitInput => ({
  reason: 'customer',
  ownReason: '',
  end: 'never',
  amount: '2',
  unit: 'hours',
  at: '',
  ...more,
})

describe('the wait that a person asks for', () => {
  it('may have no end', () => {
    expect(readWait(input({}), now)).toEqual({ ok: true, wait: { reason: 'customer' } })
  })

  it('may have a reason of one’s own, if it can be an id', () => {
    const own = (ownReason: string) => readWait(input({ reason: otherReason, ownReason }), now)

    expect(own(' spare-part ')).toEqual({ ok: true, wait: { reason: 'spare-part' } })
    expect(own('')).toEqual({ ok: false, fault: 'reasonMissing' })
    expect(own('a spare part')).toEqual({ ok: false, fault: 'reasonWrong' })
    expect(own('x'.repeat(65))).toEqual({ ok: false, fault: 'reasonWrong' })
  })

  it('ends after a while, whole days only where days are meant', () => {
    const wait = { reason: 'customer', for: { amount: 1.5, unit: 'hours' } }

    expect(readWait(input({ end: 'after', amount: '1.5' }), now)).toEqual({ ok: true, wait })
    expect(readWait(input({ end: 'after', amount: '1.5', unit: 'businessDaysSameTime' }), now)).toEqual({
      ok: false,
      fault: 'amountWrong',
    })
  })

  it.each(['', '0', '-1', 'soon', 'Infinity'])('takes no while of %o', (amount) => {
    expect(readWait(input({ end: 'after', amount }), now)).toEqual({ ok: false, fault: 'amountWrong' })
  })

  it('ends at an instant that is yet to come', () => {
    const at = localDateTime(now + 3_600_000)

    expect(readWait(input({ end: 'at', at }), now)).toEqual({
      ok: true,
      wait: { reason: 'customer', until: '2026-11-24T11:00:00.000Z' },
    })
    expect(readWait(input({ end: 'at', at: localDateTime(now - 60_000) }), now)).toEqual({
      ok: false,
      fault: 'atWrong',
    })
    expect(readWait(input({ end: 'at' }), now)).toEqual({ ok: false, fault: 'atWrong' })
  })

  it('has a reason', () => {
    expect(readWait(input({ reason: ' ' }), now)).toEqual({ ok: false, fault: 'reasonMissing' })
  })
})
