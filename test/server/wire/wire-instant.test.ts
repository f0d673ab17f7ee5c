import { expect, it } from 'vitest'
import { wireData, wireInstant, wireInstantOrNull } from '../../../server/wire/wire-instant.ts'

it('instants are ISO 8601 in UTC with milliseconds', () => {
  expect(wireInstant(Date.UTC(2026, 10, 23, 14, 0, 0, 5))).toBe('2026-11-23T14:00:00.005Z')
  expect([wireInstantOrNull(null), wireInstantOrNull(undefined), wireInstantOrNull(0)]).toEqual([
    null,
    null,
    '1970-01-01T00:00:00.000Z',
  ])
})

it('in data every instant is, however deep, and nothing else', () => {
  const data = {
    at: 0,
    dueAt: 0,
    nextDue: { breachesAt: null, dueAt: 0 },
    format: 0,
    What: 0,
    list: [{ untilAt: 0 }],
    flat: 0,
  }

  const iso = '1970-01-01T00:00:00.000Z'
  expect(wireData(data)).toEqual({
    at: iso,
    dueAt: iso,
    nextDue: { breachesAt: null, dueAt: iso },
    format: 0,
    What: 0,
    list: [{ untilAt: iso }],
    flat: 0,
  })
})
