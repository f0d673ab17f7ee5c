import { dateOfDay, dayOfDate } from '../../core/calendar/civil-date.ts'
import { instantOf, localAt } from '../../core/calendar/zone-offsets.ts'
import type { ZoneOffsets } from '../../core/contract/calendar.ts'
import type { DiagnosisWindow } from '../../core/contract/wire-diagnosis.ts'
import { readZone } from '../../model/calendar/read-zone.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { wireInstant } from '../wire/wire-instant.ts'

const dayMs = 86_400_000
const usualDays = 90

/** What a diagnosis looks back on: civil dates of a zone, and their instants in epoch ms, half open. */
export interface Window {
  readonly from: number
  readonly to: number
  readonly zone: ZoneOffsets
  readonly zoneName: string
  readonly wire: DiagnosisWindow
}

/** The window that was asked for: the last ninety days where nothing was. Throws `diagnosis.bad-window`. */
export function windowOf(
  asked: { readonly from?: string; readonly to?: string; readonly zone?: string },
  now: number,
  mostDays: number,
): Window {
  const zoneName = asked.zone ?? 'UTC'
  const zone = readZone(zoneName)
  const today = zone === null ? 0 : Math.floor(localAt(zone, now) / dayMs)
  const lastDay = asked.to === undefined ? today + 1 : dayOfDate(asked.to)
  const firstDay = asked.from === undefined ? (lastDay ?? 0) - usualDays : dayOfDate(asked.from)
  if (zone === null || lastDay === null || firstDay === null || firstDay >= lastDay || lastDay - firstDay > mostDays) {
    throw apiProblem('diagnosis.bad-window', { days: mostDays })
  }
  const [from, to] = [instantOf(zone, firstDay * dayMs), instantOf(zone, lastDay * dayMs)]
  return {
    from,
    to,
    zone,
    zoneName,
    wire: {
      from: dateOfDay(firstDay),
      to: dateOfDay(lastDay),
      zone: zoneName,
      fromAt: wireInstant(from),
      toAt: wireInstant(to),
    },
  }
}
