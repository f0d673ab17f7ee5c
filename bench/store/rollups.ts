import { foldVisits, settleVisits } from '../../store/operation/fold-visits.ts'
import { foldChanges } from '../../store/reports/fold-changes.ts'
import { settleFacts } from '../../store/reports/settle-facts.ts'
import type { Store } from '../../store/store.ts'
import type { BenchResult, Effort } from '../frame/result.ts'
import { loadCases } from '../seed/load-cases.ts'
import { worldOf } from '../seed/seed-store.ts'
import { liveSeededCase, type SeededCase } from '../seed/seeded-life.ts'
import type { StoreLab } from './store-lab.ts'

/** As many as come within the rest of the loop when 200 events happen a second: four cases, of some fifty events each. */
const casesAtOnce = 8
const turnsBetweenFolds = 8

/**
 * `store.rollups`: how many events a second the loops of a worker can count, when they come as in a busy centre and are counted in turns
 * of the usual size. What writing the events took is not in it. The cases are taken away again.
 */
export async function rollups({ store, cases, untilAt }: StoreLab, { isFull, say }: Effort): Promise<BenchResult> {
  say('Counting new cases …')
  const world = await worldOf(store, { seed: 9_001, cases, days: 1, untilAt })
  const turns = (isFull ? 8 : 2) * turnsBetweenFolds
  const written: SeededCase[] = []
  let events = 0
  let tookMs = 0
  try {
    for (let turn = 1; turn <= turns; turn++) {
      const batch = Array.from({ length: casesAtOnce }, (_, index) => {
        const number = 50_000_000 + turn * casesAtOnce + index
        return liveSeededCase(world, number, untilAt - ((turn * 97 + index * 13) % 1000) * 86_400)
      })
      await loadCases(store, batch)
      written.push(...batch)
      events += batch.reduce((sum, { commit }) => sum + commit.records.length, 0)
      const beganAt = performance.now()
      await settleVisits(store)
      await foldVisits(store)
      await settleFacts(store, 200)
      if (turn % turnsBetweenFolds === 0) await foldChanges(store)
      tookMs += performance.now() - beganAt
    }
  } finally {
    await takeAway(store, written)
  }
  return { name: 'store.rollups', value: (events / tookMs) * 1000, unit: 'events/s', runs: turns }
}

async function takeAway(store: Store, written: readonly SeededCase[]): Promise<void> {
  const ids = JSON.stringify(written.map(({ commit }) => commit.caseId))
  const mine = 'in (select jsonb_array_elements_text($1::jsonb))'
  await store.transaction(async (tx) => {
    await tx.query(`insert into report_marks (case_id) select jsonb_array_elements_text($1::jsonb)`, [ids])
    for (const table of ['case_records', 'case_clocks', 'case_breaches', 'case_visits']) {
      await tx.query(`delete from ${table} where case_id ${mine}`, [ids])
    }
    for (const table of ['cases', 'case_intakes']) await tx.query(`delete from ${table} where id ${mine}`, [ids])
  })
  while ((await settleFacts(store, 500)).cases > 0);
  await foldChanges(store)
}
