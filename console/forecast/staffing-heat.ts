import type { WireStaffingTeam } from '../../core/contract/wire-forecast.ts'
import { isKnownZone } from '../../look/time/instant-text.ts'
import type { HeatRow } from '../charts/chart-data.ts'

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** The hours of a team as days by hours of its zone; hours in which it is closed stay empty. Pure but for the zone's data. */
export function staffingRows(
  { zone, hours: staffed }: Pick<WireStaffingTeam, 'zone' | 'hours'>,
  what: 'gap' | 'needed',
  dayName: (date: string) => string,
): readonly HeatRow[] {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: isKnownZone(zone) ? zone : 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  const days = new Map<string, (number | null)[]>()
  for (const { at, required, planned } of staffed) {
    const found = Object.fromEntries(parts.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]))
    const date = `${found['year']}-${found['month']}-${found['day']}`
    const values = days.get(date) ?? hours.map(() => null)
    days.set(date, values)
    if (required === 0 && planned === 0) continue
    values[Number(found['hour'])] = what === 'needed' ? required : Math.max(0, required - planned)
  }
  return Array.from(days, ([date, values]) => ({ id: date, name: dayName(date), values }))
}
