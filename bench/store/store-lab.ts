import { readTemplates, seedTemplates } from '../../cli/parts/seed-templates.ts'
import { openStore } from '../../store/open-store.ts'
import { foldVisits, settleVisits, tidyVisits } from '../../store/operation/fold-visits.ts'
import { foldChanges } from '../../store/reports/fold-changes.ts'
import { fillTallies, followZones } from '../../store/reports/report-zones.ts'
import { deriveEarlierFacts, settleFacts } from '../../store/reports/settle-facts.ts'
import { measureReports, tidyReports } from '../../store/reports/tidy-reports.ts'
import type { Store } from '../../store/store.ts'
import type { Effort } from '../frame/result.ts'
import { seedStore } from '../seed/seed-store.ts'

/** A database full of cases, all counted. */
export interface StoreLab {
  readonly store: Store
  /** How many there are, and when the last one came in. */
  readonly cases: number
  readonly untilAt: number
  close(): Promise<void>
}

/** A day of its own that every seeded history ends with. */
const untilAt = Date.parse('2026-11-20T00:00:00Z')

/**
 * The database of BENCH_STORE_URL as it is; else one that is seeded first: that of DATABASE_URL, which has to be without cases, or an
 * embedded one. 50,000 cases in full, else 2,000, of two years.
 */
export async function openStoreLab({ isFull, say }: Effort): Promise<StoreLab> {
  const { BENCH_STORE_URL: filled, DATABASE_URL: url } = process.env
  const store = await openStore(filled === undefined && url === undefined ? {} : { url: filled ?? url ?? '' })
  try {
    if (filled === undefined) await fill(store, isFull ? 50_000 : 2000, say)
    say('Counting what is not counted yet …')
    await countAll(store)
    const [found] = await store.query<{ cases: number; untilAt: number }>(
      'select count(*) as cases, max(created_at) as "untilAt" from cases',
    )
    if (found === undefined || found.cases === 0) throw new Error('There are no cases in the database.')
    return { store, ...found, close: () => store.close() }
  } catch (error) {
    await store.close()
    throw error
  }
}

async function fill(store: Store, cases: number, say: Effort['say']): Promise<void> {
  say(`Seeding ${cases.toLocaleString('en')} cases …`)
  await seedTemplates({ store, now: Date.now, uuid: () => crypto.randomUUID() }, await readTemplates())
  await seedStore(store, { cases, seed: 1, days: 730, untilAt })
}

/** What the loops of a worker do, until there is nothing left. */
export async function countAll(store: Store): Promise<void> {
  while ((await settleVisits(store, 2000)) > 0 || (await foldVisits(store, 20_000)) > 0);
  await tidyVisits(store)
  while (await deriveEarlierFacts(store, 1000));
  await measureReports(store)
  while ((await settleFacts(store, 1000)).cases > 0);
  await followZones(store)
  while (await fillTallies(store, 2000)) await tidyReports(store)
  await foldChanges(store)
  await tidyReports(store)
}
