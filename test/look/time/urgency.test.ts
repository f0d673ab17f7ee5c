import { describe, expect, it } from 'vitest'
import { dueSoonMs, urgencyOf } from '../../../look/time/urgency.ts'

const dueAt = 10 * dueSoonMs

describe('urgency', () => {
  it('is on time until an hour is left, and due soon from then on', () => {
    expect(urgencyOf(dueAt, dueAt, dueAt - dueSoonMs - 1)).toBe('onTime')
    expect(urgencyOf(dueAt, dueAt, dueAt - dueSoonMs)).toBe('dueSoon')
  })

  it('is late from the instant at which the promise breaks', () => {
    expect(urgencyOf(dueAt, dueAt, dueAt - 1)).toBe('dueSoon')
    expect(urgencyOf(dueAt, dueAt, dueAt)).toBe('late')
  })

  it('is not late between a due time that is a closing time and the next opening', () => {
    const opensAt = dueAt + 15 * dueSoonMs

    expect(urgencyOf(dueAt, opensAt, opensAt - 1)).toBe('dueSoon')
    expect(urgencyOf(dueAt, opensAt, opensAt)).toBe('late')
  })

  it('allows the due time itself where nothing says when the promise breaks', () => {
    expect(urgencyOf(dueAt, null, dueAt)).toBe('dueSoon')
    expect(urgencyOf(dueAt, null, dueAt + 1)).toBe('late')
  })
})
