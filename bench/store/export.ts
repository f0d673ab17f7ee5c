import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportColumns } from '../../core/contract/wire-exports.ts'
import { exportBody } from '../../server/exports/export-body.ts'
import type { Store } from '../../store/store.ts'
import { comparedResult } from '../frame/compare.ts'
import type { BenchResult, Measure } from '../frame/result.ts'
import { openStoreLab } from './store-lab.ts'

const columns = Object.keys(exportColumns.cases)

/** What the same rows take where nobody makes lines of them that a spreadsheet reads, and nobody sends them anywhere. */
const rawCopy = `
  copy (select id, number, flow, flow_version, status, stage, outcome, priority, channel, team, assignee, customer_id, created_at,
    updated_at, first_reply_at, resolved_at, closed_at, next_clock, next_due_at, next_breaches_at, reopened, breach_count, tags, merged_into
  from cases order by created_at, id) to '/dev/null' csv`

/**
 * `store.export`: rows a second of all cases as CSV with every column, as the API sends them, against `COPY … TO` within the database;
 * `store.export.memory`: by how much the process grows meanwhile.
 */
export const exportRates: Measure = async function* (effort) {
  const lab = await openStoreLab(effort)
  try {
    const { store, cases } = lab
    const runs = effort.isFull ? 3 : 2
    const subject: number[] = []
    const baseline: number[] = []
    await wholeExport(store)
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    let most = before
    for (let run = 0; run < runs; run++) {
      subject.push(cases / (await seconds(async () => void (most = Math.max(most, await wholeExport(store))))))
      baseline.push(cases / (await seconds(() => store.query(rawCopy))))
    }
    yield comparedResult({ name: 'store.export', unit: 'rows/s' }, subject, baseline)
    yield { name: 'store.export.memory', unit: 'MB', value: (most - before) / 1e6, runs } satisfies BenchResult
  } finally {
    await lab.close()
  }
}

/** Reads all of it as a client does that is fast; answers the largest that the process became. */
async function wholeExport(store: Store): Promise<number> {
  const nobody = new AbortController().signal
  const fail = (error: unknown) => {
    throw error
  }
  const body = await exportBody(
    store,
    {
      set: 'cases',
      format: 'csv',
      columns,
      where: {},
      fromAt: null,
      toAt: null,
      cursor: null,
      visibility: 'all',
      hasMark: false,
      isGzipped: false,
    },
    nobody,
    fail,
  )
  let most = 0
  const sink = new Writable({
    write(_chunk, _encoding, done) {
      most = Math.max(most, process.memoryUsage.rss())
      done()
    },
  })
  await pipeline(body, sink)
  return most
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1000
}
