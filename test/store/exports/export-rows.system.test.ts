import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExportAsk, exportRows } from '../../../store/exports/export-rows.ts'
import { openStore } from '../../../store/open-store.ts'
import type { Store } from '../../../store/store.ts'
import { postgresDatabase } from '../../parts/postgres.ts'

const rowsInAll = 150_000

const ask: ExportAsk = {
  set: 'visits',
  format: 'ndjson',
  columns: ['caseId', 'kind', 'seq', 'place', 'enteredAt', 'leftAt', 'durationMs', 'isLate', 'flow'],
  where: {},
  fromAt: null,
  toAt: null,
  cursor: null,
  visibility: 'all',
}

describe('an export from a PostgreSQL server', () => {
  let store: Store
  beforeAll(async () => {
    store = await openStore({ url: (await postgresDatabase()).url })
    await store.query(
      `insert into case_visits (case_id, kind, seq, place, flow, entered_at, left_at)
       select 'case-' || lpad(n::text, 7, '0'), 'node', 1, 'fix', 'complaint', 1700000000000 + n, 1700000060000 + n
       from generate_series(1, ${rowsInAll}) n`,
    )
  })
  afterAll(() => store.close())

  const underWay = async () =>
    (
      await store.query(
        `select 1 from pg_stat_activity where application_name = 'pledge export' and datname = current_database()`,
      )
    ).length

  it('reads a table of any size in memory that does not grow with it', async () => {
    const heapAt: number[] = []
    let rows = 0
    for await (const page of exportRows(store, ask, { pageWithinMs: 60_000 }, new AbortController().signal)) {
      rows += page.length
      if (heapAt.length * 10_000 <= rows) {
        globalThis.gc?.()
        heapAt.push(process.memoryUsage().heapUsed)
      }
    }

    expect(rows).toBe(rowsInAll)
    // All rows at once would be some sixty megabytes.
    expect(Math.max(...heapAt) - (heapAt[0] ?? 0)).toBeLessThan(40_000_000)
    await expect.poll(underWay).toBe(0)
  })

  it('sees all rows as they were when it began, whatever is written meanwhile', async () => {
    const pages = exportRows(store, ask, { pageWithinMs: 60_000 }, new AbortController().signal)
    let rows = (await pages.next()).value?.length ?? 0
    await store.query(
      `insert into case_visits (case_id, kind, seq, place, flow, entered_at) values ('zzz', 'node', 1, 'fix', 'complaint', 1)`,
    )
    for await (const page of pages) rows += page.length

    expect(rows).toBe(rowsInAll)
    await store.query(`delete from case_visits where case_id = 'zzz'`)
  })

  it('ends in the database when whoever reads leaves, or has gone', async () => {
    const left = exportRows(store, ask, { pageWithinMs: 60_000 }, new AbortController().signal)
    await left.next()
    expect(await underWay()).toBe(1)
    await left.return()
    await expect.poll(underWay).toBe(0)

    const end = new AbortController()
    const cut = exportRows(store, { ...ask, where: { place: ['nowhere'] } }, { pageWithinMs: 60_000 }, end.signal)
    const first = cut.next()
    setTimeout(() => end.abort(new Error('gone')), 5)
    await expect(first.then(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
    await expect.poll(underWay).toBe(0)
  })

  it('is cut off where a reader takes nothing for too long, so that it holds nothing back', async () => {
    const slow = exportRows(store, ask, { pageWithinMs: 300 }, new AbortController().signal)
    await slow.next()
    await expect.poll(underWay).toBe(0)

    await expect(
      (async () => {
        for await (const page of slow) expect(page.length).toBeGreaterThan(0)
      })(),
    ).rejects.toThrow()
  })
})
