import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latestAt } from '../../../core/calendar/range.ts'
import { parseInstant } from '../../../model/document/parse-instant.ts'

describe('parseInstant', () => {
  it('reads what toISOString writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: latestAt }), (at) => {
        expect(parseInstant(new Date(at).toISOString())).toBe(at)
      }),
    )
  })

  it.each([
    ['2026-11-23T09:00:00-05:00', '2026-11-23T14:00:00.000Z'],
    ['2026-11-23T09:00+05:45', '2026-11-23T03:15:00.000Z'],
    ['2028-02-29T23:59:59.5Z', '2028-02-29T23:59:59.500Z'],
  ])('reads %s', (text, iso) => {
    expect(new Date(parseInstant(text) ?? Number.NaN).toISOString()).toBe(iso)
  })

  it.each([
    '2026-02-30T09:00:00Z',
    '2027-02-29T09:00:00Z',
    '2026-13-01T09:00:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T09:60:00Z',
    '2026-11-23T09:00:60Z',
    '2026-11-23T09:00:00',
    '2026-11-23',
    '2026-11-23 09:00:00Z',
    '2026-11-23T09:00:00.0001Z',
    '2026-11-23T09:00:00+25:00',
    '1969-12-31T23:59:59Z',
    '2101-01-01T00:00:00Z',
    '+002026-11-23T09:00:00Z',
    'yesterday',
    '',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeNull()
  })
})
