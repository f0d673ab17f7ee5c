import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentOf, parseInstant } from '../../../core/facts/moment.ts'

const dayMs = 86_400_000
const anyInstant = fc.integer({ min: Date.parse('1970-01-01T00:00:00Z'), max: Date.parse('2100-12-31T23:59:59.999Z') })

describe('the moment that a text means', () => {
  it('is the instant that it names, whatever the offset', () => {
    expect(parseInstant('2026-12-01T09:00:00+08:00')).toBe(Date.parse('2026-12-01T01:00:00Z'))
    expect(parseInstant('2026-11-30T20:00:01-05:00')).toBe(Date.parse('2026-12-01T01:00:01Z'))
    expect(parseInstant('2026-12-01T09:00Z')).toBe(Date.parse('2026-12-01T09:00:00Z'))
    expect(parseInstant('2028-02-29T23:59:59.5Z')).toBe(Date.parse('2028-02-29T23:59:59.500Z'))
    expect(parseInstant('2026-12-01T09:00:00.123+05:30')).toBe(Date.parse('2026-12-01T03:30:00.123Z'))
  })

  it('is a day for a date', () => {
    expect(momentOf('1970-01-02')).toEqual({ kind: 'date', at: 1 })
    expect(momentOf('2028-02-29')).toEqual({ kind: 'date', at: Date.parse('2028-02-29') / dayMs })
  })

  it.each([
    'soon',
    '',
    '2026-02-30',
    '2027-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '2026-1-01',
    '20261201',
    '2026-12-01T09:00:00',
    '2026-12-01 09:00:00Z',
    '2026-12-01T24:00:00Z',
    '2026-12-01T09:60:00Z',
    '2026-12-01T09:00:60Z',
    '2016-12-31T23:59:60Z',
    '2026-12-01T09:00:00+8:00',
    '2026-12-01T09:00:00+24:00',
    '2026-02-30T09:00:00Z',
    '2026-12-01T09:00:00Z ',
    '+02026-12-01T09:00:00Z',
    '1969-12-31T23:59:59Z',
    '2101-01-01T00:00:00Z',
    '2026-12-01T09:00:00.1234Z',
    '2026-12-01T09:00:00+18:60',
    '+002026-12-01T09:00Z',
  ])('is none for %j', (text) => {
    expect(momentOf(text)).toBeNull()
  })

  it('is the instant that was written, from 1970 to 2100', () => {
    fc.assert(
      fc.property(anyInstant, (at) => {
        expect(parseInstant(new Date(at).toISOString())).toBe(at)
      }),
    )
  })

  it('is the date that was written', () => {
    fc.assert(
      fc.property(anyInstant, (at) => {
        const date = new Date(at).toISOString().slice(0, 10)
        expect(momentOf(date)).toEqual({ kind: 'date', at: Math.floor(at / dayMs) })
      }),
    )
  })
})
