import type { CalendarAsk } from '../core/contract/activities.ts'
import type { CompiledCalendar } from '../core/contract/calendar.ts'
import { getCustomer } from '../store/customers/customers.ts'
import { getVersion, newestVersion } from '../store/documents/versions.ts'
import { getSetting } from '../store/settings/settings.ts'
import type { Sql } from '../store/store.ts'

/** One version of a calendar, or the newest of the one that a customer, team or site names; null where none is named or published. */
export async function loadCalendar(
  sql: Sql,
  compile: (document: unknown, version: number) => CompiledCalendar,
  ask: CalendarAsk,
): Promise<CompiledCalendar | null> {
  const id = 'by' in ask ? await calendarNameOf(sql, ask) : ask.id
  if (id === null) return null
  const found = await ('by' in ask ? newestVersion(sql, 'calendar', id) : getVersion(sql, 'calendar', id, ask.version))
  return found === null ? null : compile(found.document, found.version)
}

async function calendarNameOf(sql: Sql, { by, id }: Extract<CalendarAsk, { by: unknown }>): Promise<string | null> {
  if (id === '') return null
  if (by === 'customer') return (await getCustomer(sql, id))?.calendar ?? null
  const setting = await getSetting<{ readonly calendar?: string }>(sql, by === 'team' ? 'teams' : 'sites', id)
  return setting?.value.calendar ?? null
}
