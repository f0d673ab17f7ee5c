import { alone } from '../alone.ts'
import type { Store, Transaction } from '../store.ts'
import { foldAll, tallyFacts } from './fold-changes.ts'

/** Each zone has tallies of its own: so many are kept, of the calendars that are used most. */
const mostZones = 8

interface Zone {
  readonly id: number
  readonly filledFrom: number | null
}

/** Sees to it that there are tallies for the zones of the newest calendars, and for UTC where there is no calendar. */
export async function followZones(store: Pick<Store, 'transaction'>): Promise<void> {
  await alone(store, 'facts', async (tx) => {
    const wanted = await tx.query<{ name: string }>(
      `select d.document->>'timeZone' as name from document_versions d
       where d.kind = 'calendar' and d.document->>'timeZone' is not null and not exists (
         select 1 from document_versions n where n.kind = d.kind and n.id = d.id and n.version > d.version)
       group by 1 order by count(*) desc, 1 limit $1`,
      [mostZones],
    )
    const names = wanted.length === 0 ? [{ name: 'UTC' }] : wanted
    const known = await tx.query<{ name: string }>('select name from report_zones')
    for (const { name } of names) {
      if (known.some((zone) => zone.name === name)) continue
      // The database may know fewer zones than the calendars do: those are counted from the facts, or not at all.
      await tx.query(
        `insert into report_zones (id, name)
         select coalesce((select max(id) from report_zones), 0) + 1, n.name from pg_timezone_names n where n.name = $1
         and (select count(*) from report_zones) < $2`,
        [name, mostZones],
      )
    }
  })
}

/** The embedded database does one thing at a time: nobody shall wait long for it. A server counts weeks as a whole, which costs less. */
const casesAtOnce = { pglite: 5, postgres: 20_000 } as const

/**
 * Counts some more facts in the tallies of a zone that has not all of them, the newest first: of the time in which `most` cases came in.
 * Answers whether there may be more. Nothing to do while earlier facts are still being derived.
 */
export async function fillTallies(
  store: Pick<Store, 'kind' | 'transaction'>,
  most: number = casesAtOnce[store.kind],
): Promise<boolean> {
  const hasMore = await alone(store, 'facts', async (tx) => {
    const [zone] = await tx.query<Zone>(
      `select z.id, z.filled_from as "filledFrom" from report_zones z
       where not z.is_filled and (select is_derived from report_progress) order by z.id limit 1`,
    )
    if (zone === undefined) return false
    await fillBefore(tx, zone, most)
    return true
  })
  return hasMore ?? false
}

const never = Number.MAX_SAFE_INTEGER

async function fillBefore(tx: Transaction, { id, filledFrom }: Zone, most: number): Promise<void> {
  // What is in the facts and waits to be counted would be counted twice.
  await foldAll(tx)
  const [begin] = await tx.query<{ fromAt: number }>(
    `select f.at as "fromAt" from report_facts f where f.measure = 'opened' and f.at < $1 order by f.at desc offset $2 limit 1`,
    [filledFrom ?? never, most - 1],
  )
  // Nothing happens to a case before it comes in.
  await tallyFacts(tx, id, begin?.fromAt ?? -never, filledFrom ?? never)
  await tx.query('update report_zones set filled_from = $2, is_filled = $3 where id = $1', [
    id,
    begin?.fromAt ?? -never,
    begin === undefined,
  ])
}
