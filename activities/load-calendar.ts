import type { CalendarAsk } from '../core/contract/activities.ts'
import type { CompiledCalendar } from '../core/contract/calendar.ts'
import { getCustomer } from '../store/customers/customers.ts'
import { newestVersion } from '../store/documents/versions.ts'
import { getSetting } from '../store/settings/settings.ts'
import type { Sql } from '../store/store.ts'

/** The newest published version of the calendar that a customer, team or site names; null where none is named or published. */
export async function loadCalendar(
  sql: Sql,
  compile: (document: unknown, version: number) => CompiledCalendar,
  ask: CalendarAsk,
): Promise<CompiledCalendar | null> {
  const id = await calendarNameOf(sql, ask)
  if (id === null) return null
  const found = await newestVersion(sql, 'calendar', id)
  return found === null ? null : compile(found.document, found.version)
}

async function calendarNameOf(sql: Sql, { by, id }: CalendarAsk): Promise<string | null> {
  if (id === '') return null
  if (by === 'customer') return (await getCustomer(sql, id))?.calendar ?? null
  const setting = await getSetting<{ readonly calendar?: string }>(sql, by === 'team' ? 'teams' : 'sites', id)
  return setting?.value.calendar ?? null
}
