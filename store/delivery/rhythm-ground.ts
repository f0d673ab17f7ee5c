import type { ReportRhythm } from '../../core/contract/wire-delivery.ts'
import type { RhythmGround } from '../../core/delivery/next-sending.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import { readZone } from '../../model/calendar/read-zone.ts'
import { newestVersion } from '../documents/versions.ts'
import type { Sql } from '../store.ts'

/**
 * What a rhythm means by its zone and its calendar, in the newest version. A calendar that is not there any more counts as none. Throws a
 * RangeError for a zone that this process does not know, which is refused when a rhythm is kept.
 */
export async function rhythmGround(sql: Sql, { zone: name, calendar: id }: ReportRhythm): Promise<RhythmGround> {
  const zone = readZone(name)
  if (zone === null) throw new RangeError(`There is no zone ${name}.`)
  const version = id === undefined ? null : await newestVersion(sql, 'calendar', id)
  if (version === null) return { zone, calendar: null }
  const compiled = compileCalendar(version.document, { version: version.version })
  return { zone, calendar: compiled.ok ? compiled.calendar : null }
}
