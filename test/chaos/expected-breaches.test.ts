import { describe, expect, it } from 'vitest'
import type { CaseRecord } from '../../core/contract/record.ts'
import { expectedBreaches } from './expected-breaches.ts'

const promised = { firstResponseMs: 100, resolutionMs: 1_000 }

function timeline(...lines: readonly (readonly [number, string, object?])[]): readonly CaseRecord[] {
  return lines.map(([at, event, data = {}], index) => {
    return { seq: index + 1, at, event, actor: { kind: 'person' }, data } as CaseRecord
  })
}

const reply = { by: 'person', public: true }
const customer = { reason: 'customer' }

describe('the breaches that plain arithmetic expects', () => {
  it('are none for a case that was answered and resolved in time', () => {
    const records = timeline([0, 'caseCreated'], [99, 'reply', reply], [999, 'resolved'], [5_000, 'closed'])

    expect(expectedBreaches(records, promised, 9_000)).toEqual([])
  })

  it('come when the time is used up, whatever follows', () => {
    const records = timeline([0, 'caseCreated'], [500, 'reply', reply], [1_001, 'resolved'])

    expect(expectedBreaches(records, promised, 9_000)).toEqual([
      { clock: 'first-response', breachedAt: 100, isAtTheInstant: false },
      { clock: 'resolution', breachedAt: 1_000, isAtTheInstant: false },
    ])
  })

  it('come later by the waits for the customer, and by no others', () => {
    const records = timeline(
      [0, 'caseCreated'],
      [50, 'reply', reply],
      [100, 'waitStarted', customer],
      [150, 'waitStarted', { reason: 'supplier' }],
      [400, 'waitEnded', customer],
      [600, 'waitEnded', { reason: 'supplier' }],
    )

    expect(expectedBreaches(records, promised, 9_000)).toEqual([
      { clock: 'resolution', breachedAt: 1_300, isAtTheInstant: false },
    ])
    expect(expectedBreaches(records, promised, 1_200)).toEqual([])
  })

  it('leave out the time between a resolve and a reopening', () => {
    const records = timeline([0, 'caseCreated'], [50, 'reply', reply], [900, 'resolved'], [5_000, 'reopened'])

    expect(expectedBreaches(records, promised, 9_000)).toEqual([
      { clock: 'resolution', breachedAt: 5_100, isAtTheInstant: false },
    ])
  })

  it('say when a clock stopped at the very instant', () => {
    const records = timeline([0, 'caseCreated'], [100, 'reply', reply], [500, 'resolved'])

    expect(expectedBreaches(records, promised, 9_000)).toEqual([
      { clock: 'first-response', breachedAt: 100, isAtTheInstant: true },
    ])
  })
})
