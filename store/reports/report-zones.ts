import { reportMeasures } from '../../core/contract/wire-reports.ts'
import { alone } from '../alone.ts'
import type { Store, Transaction } from '../store.ts'
import { foldAll, tallyFacts } from './fold-changes.ts'

/** Each zone has tallies of its own: so many are kept, of the calendars that are used most. */
const mostZones = 8

interface Zone {
  readonly id: number
  readonly name: string
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

/** The embedded database does one thing at a time: nobody shall wait long for it. A server counts months as a whole, which costs less. */
const factsAtOnce = { pglite: 150, postgres: null } as const

/**
 * Counts one more month of facts, or a part of one, in the tallies of a zone that has not all of them, the newest first; answers whether
 * there may be more. Nothing to do while earlier facts are still being derived.
 */
export async function fillTallies(store: Pick<Store, 'kind' | 'transaction'>): Promise<boolean> {
  const hasMore = await alone(store, 'facts', async (tx) => {
    const [zone] = await tx.query<Zone>(
      `select z.id, z.name, z.filled_from as "filledFrom" from report_zones z
       where not z.is_filled and (select is_derived from report_progress) order by z.id limit 1`,
    )
    if (zone === undefined) return false
    await fillStretch(tx, zone, factsAtOnce[store.kind])
    return true
  })
  return hasMore ?? false
}

async function fillStretch(tx: Transaction, zone: Zone, most: number | null): Promise<void> {
  // What is in the facts and waits to be counted would be counted twice.
  await foldAll(tx)
  const [month] = await tx.query<{ fromAt: number | null; toAt: number }>(
    `select (extract(epoch from date_trunc('month', to_timestamp(max(l.at) / 1000) at time zone $2) at time zone $2) * 1000)::bigint as "fromAt",
       coalesce($1::bigint, 9007199254740991) as "toAt"
     from unnest($3::text[]) m(measure) cross join lateral (
       select f.at from report_facts f where f.measure = m.measure and f.at < coalesce($1::bigint, 9007199254740991)
       order by f.at desc limit 1) l`,
    [zone.filledFrom, zone.name, `{${reportMeasures.join(',')}}`],
  )
  if (month === undefined || month.fromAt === null) {
    await tx.query('update report_zones set is_filled = true, filled_from = -9007199254740991 where id = $1', [zone.id])
    return
  }
  const fromAt = most === null ? month.fromAt : await newestOf(tx, month.fromAt, month.toAt, most)
  await tallyFacts(tx, zone.id, fromAt, month.toAt)
  await tx.query('update report_zones set filled_from = $2 where id = $1', [zone.id, fromAt])
}

/** From when on a stretch of time has so many facts, and those of the same instant; its beginning if it has fewer. */
async function newestOf(tx: Transaction, fromAt: number, toAt: number, most: number): Promise<number> {
  const [found] = await tx.query<{ at: number }>(
    `select f.at from report_facts f where f.measure = any($3::text[]) and f.at >= $1 and f.at < $2
     order by f.at desc offset $4 limit 1`,
    [fromAt, toAt, `{${reportMeasures.join(',')}}`, most - 1],
  )
  return found?.at ?? fromAt
}
