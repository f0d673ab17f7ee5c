import { dayMs } from '../../core/calendar/civil-date.ts'
import { earliestAt, latestAt } from '../../core/calendar/range.ts'
import type { ZoneOffsets } from '../../core/contract/calendar.ts'
import type { Instant, Millis } from '../../core/contract/time.ts'

/** Offsets are read a little beyond the range, so that the civil dates at its ends are whole. */
const readFromAt = earliestAt - 3 * dayMs
const readUntilAt = latestAt + 3 * dayMs

/** Shorter than any stay at an offset since 1970: the shortest, in America/Boa_Vista in October 2000, lasted six days and 23 hours. */
const stepMs = 5 * dayMs

const zones = new Map<string, ZoneOffsets | null>()

/**
 * The offsets of an IANA zone from 1970 through 2100, to the second, as the zone data of this process has them; `null` if there is no such
 * zone. Read once per name. This is the only place that asks `Intl` for zone data: what was compiled with it never changes again.
 */
export function readZone(name: string): ZoneOffsets | null {
  const known = zones.get(name)
  if (known !== undefined) return known
  const formatter = zoneFormatter(name)
  const zone = formatter === null ? null : readOffsets(formatter)
  if (zone !== null) zones.set(name, zone)
  return zone
}

/** Whether a text is the name of an IANA zone. Bare offsets (`+08:00`), which some platforms take, are not. */
export function isZoneName(name: string): boolean {
  return zones.has(name) || zoneFormatter(name) !== null
}

const nameForm = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/

function zoneFormatter(name: string): Intl.DateTimeFormat | null {
  if (name.length > 64 || !nameForm.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function readOffsets(formatter: Intl.DateTimeFormat): ZoneOffsets {
  const firstOffsetMs = offsetAt(formatter, readFromAt)
  const transitionsAt: Instant[] = []
  const offsetsMs: Millis[] = []
  let offsetMs = firstOffsetMs
  for (let at = readFromAt; at < readUntilAt; at += stepMs) {
    const nextAt = at + stepMs
    const nextOffsetMs = offsetAt(formatter, nextAt)
    let fromAt = at
    while (offsetMs !== nextOffsetMs) {
      const transitionAt = firstOtherOffset(formatter, fromAt, nextAt, offsetMs)
      offsetMs = offsetAt(formatter, transitionAt)
      transitionsAt.push(transitionAt)
      offsetsMs.push(offsetMs)
      fromAt = transitionAt
    }
  }
  return { firstOffsetMs, transitionsAt, offsetsMs }
}

/** The first second, after `fromAt` and at most `toAt`, whose offset is another one; zone data knows whole seconds alone. */
function firstOtherOffset(formatter: Intl.DateTimeFormat, fromAt: Instant, toAt: Instant, offsetMs: Millis): Instant {
  let same = Math.floor(fromAt / 1000)
  let other = Math.floor(toAt / 1000)
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (offsetAt(formatter, middle * 1000) === offsetMs) same = middle
    else other = middle
  }
  return other * 1000
}

const localForm = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/

function offsetAt(formatter: Intl.DateTimeFormat, at: Instant): Millis {
  const text = formatter.format(at)
  const match = localForm.exec(text)
  if (match === null) throw new Error(`This platform writes local time as “${text}”, which cannot be read`)
  const [month, day, year, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return Date.UTC(year, month - 1, day, hour, minute, second) - at
}
