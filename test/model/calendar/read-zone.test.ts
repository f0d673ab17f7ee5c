import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { instantOf, offsetAt } from '../../../core/calendar/zone-offsets.ts'
import type { ZoneOffsets } from '../../../core/contract/calendar.ts'
import { isZoneName, readZone } from '../../../model/calendar/read-zone.ts'

const day = 86_400_000
const restless = [
  'America/Boa_Vista',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Gaza',
  'Pacific/Apia',
  'America/St_Johns',
]

describe('readZone', () => {
  it.each(restless)('knows the offset of %s on each day from 1970 to 2037', (name) => {
    const zone = zoneOf(name)
    const formatter = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
    const wrong: string[] = []
    for (let at = 0; at < Date.UTC(2038, 0, 1); at += day) {
      const shown = formatter.format(at).split('GMT')[1] ?? ''
      const [, sign, hours, minutes, seconds] = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(shown) ?? []
      const offset =
        ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * (sign === '-' ? -1000 : 1000)
      if (offset + 0 !== offsetAt(zone, at)) wrong.push(new Date(at).toISOString())
    }

    expect(wrong).toEqual([])
  })

  it('knows each transition to the second', () => {
    const zone = zoneOf('America/New_York')

    expect(zone.transitionsAt).toContain(Date.UTC(2026, 10, 1, 6))
    expect(zone.transitionsAt).toContain(Date.UTC(2027, 2, 14, 7))
    expect(offsetAt(zone, Date.UTC(2027, 2, 14, 7) - 1)).toBe(-5 * 3_600_000)
    expect(offsetAt(zone, Date.UTC(2027, 2, 14, 7))).toBe(-4 * 3_600_000)
  })

  it('knows offsets of odd seconds', () => {
    expect(zoneOf('Africa/Monrovia').firstOffsetMs).toBe(-(44 * 60 + 30) * 1000)
  })

  it.each(['UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'America/Argentina/Buenos_Aires', 'Etc/GMT+8', 'EST5EDT'])(
    'takes %s',
    (name) => {
      expect(isZoneName(name)).toBe(true)
    },
  )

  it.each([
    'UTC+8',
    '+08:00',
    'Asia/Nowhere',
    '',
    'Asia/Shanghai\u0000',
    '../etc/passwd',
    'x'.repeat(500),
    '__proto__',
  ])('refuses %j', (name) => {
    expect(isZoneName(name)).toBe(false)
    expect(readZone(name)).toBeNull()
  })
})

describe('instantOf', () => {
  it('agrees with Temporal on gaps and on doubled times', () => {
    const nearTransition = fc.tuple(
      fc.constantFrom(...restless, 'Australia/Lord_Howe', 'America/Havana', 'Antarctica/Troll'),
      fc.nat(),
      fc.integer({ min: -180, max: 180 }),
    )
    fc.assert(
      fc.property(nearTransition, ([name, pick, minutes]) => {
        const zone = zoneOf(name)
        const transitionAt = zone.transitionsAt[pick % zone.transitionsAt.length] ?? 0
        const local = transitionAt + offsetAt(zone, transitionAt - 1) + minutes * 60_000
        const plain = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime()

        expect(instantOf(zone, local)).toBe(
          plain.toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds,
        )
      }),
      { numRuns: 500 },
    )
  })
})

function zoneOf(name: string): ZoneOffsets {
  const zone = readZone(name)
  if (zone === null) throw new Error(`${name} is no zone here`)
  return zone
}
