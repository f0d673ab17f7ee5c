import { type CustomerHistory, watchedMs } from '../../analysis/churn/churn-signals.ts'
import { type CustomerRow, customerSignals, saveCustomerScores } from '../../store/forecasts/customer-signals.ts'
import { keepForecast } from '../../store/forecasts/kept-forecasts.ts'
import type { Store } from '../../store/store.ts'
import type { Forecaster } from './forecaster.ts'

/** What happened half a year before the window of a year is needed to learn from. */
const pastMs = 1.5 * watchedMs
const casesOfEach = { least: 2, most: 300 }
const mostCustomers = 100_000
const mostKept = 2000

/** Looks for customers who may leave, and keeps those whose score says something. */
export async function warnOfChurn(store: Store, forecaster: Forecaster, at: number): Promise<void> {
  const rows: CustomerRow[] = []
  for await (const page of customerSignals(store, at - pastMs, casesOfEach)) {
    rows.push(...page)
    if (rows.length >= mostCustomers) break
  }
  const tiers = new Map<string | null, number>()
  for (const { tier } of rows) tiers.set(tier, (tiers.get(tier) ?? 0) + 1)
  const customers = rows.map(({ scores, ...row }): CustomerHistory => {
    // A class that fewer than one in four have is a high one.
    const isHighTier = row.tier !== null && (tiers.get(row.tier) ?? 0) < rows.length / 4
    return {
      ...row,
      isHighTier,
      scores: scores.map(({ at: givenAt, key, value }) => ({ at: givenAt, value: shareOf(key, value) })),
    }
  })
  const { basis, scores } = await forecaster.ask('churn', { customers, at })
  await store.transaction((tx) => saveCustomerScores(tx, scores.slice(0, mostKept)))
  await keepForecast(store, 'churn', '', { at, body: basis })
}

/** A score on a scale of 0 to 1: csat is given from 1 to 5, nps from 0 to 10, a score from 1 to 10. */
function shareOf(key: string, value: number): number {
  const share = key === 'csat' ? (value - 1) / 4 : key === 'nps' ? value / 10 : (value - 1) / 9
  return Math.max(0, Math.min(1, share))
}
