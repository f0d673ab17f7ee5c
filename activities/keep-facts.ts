import { foldChanges } from '../store/reports/fold-changes.ts'
import { fillTallies, followZones } from '../store/reports/report-zones.ts'
import { deriveEarlierFacts, settleFacts } from '../store/reports/settle-facts.ts'
import { measureReports, tidyReports } from '../store/reports/tidy-reports.ts'
import type { ActivityParts } from './activity-parts.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

export interface KeepFactsOptions {
  /** Default 2 s: so old may be what reports say. */
  readonly restMs?: number
  /** How many cases one turn derives at most; default 200, in the embedded database 20, so that nobody waits long for it. */
  readonly casesAtOnce?: number
  /** Changes are added to the tallies when there are so many (default 2,000, in the embedded database 200), and at the latest after so many turns. */
  readonly foldFrom?: number
  readonly foldAfter?: number
  readonly onError: (error: unknown) => void
}

/** Calendars of a new zone are noticed after so many turns. */
const zonesAfter = 30

/** After so many cases, the embedded database is full of what passed through. */
const tidyAfter = 5000

/** After so many cases at first it looks how large its tables have become, and after twice as many each next time: it plans by that. */
const measureFrom = 200

/**
 * Keeps what reports count up to date with the cases, and the tallies with that. What was there before anybody kept it, and tallies for
 * a zone that is new, come in between, in portions.
 */
export function keepFacts(
  { store }: Pick<ActivityParts, 'store'>,
  {
    restMs = 2000,
    casesAtOnce = store.kind === 'pglite' ? 20 : 200,
    foldFrom = 10 * casesAtOnce,
    foldAfter = 8,
    onError,
  }: KeepFactsOptions,
): WorkLoop {
  let sinceTidy = 0
  let sinceMeasured = 0
  let measureAfter = measureFrom
  let sinceFold = foldAfter
  let turns = 0
  let waiting = 0
  return startWorkLoop({
    restMs,
    isBackground: true,
    onError,
    async turn() {
      if (turns++ % zonesAfter === 0) await followZones(store)
      const { cases, changes } = await settleFacts(store, casesAtOnce)
      waiting += changes
      sinceFold++
      if (waiting >= foldFrom || sinceFold >= foldAfter) {
        await foldChanges(store)
        waiting = 0
        sinceFold = 0
      }
      const isBusy = cases === casesAtOnce
      // What happens now goes before what happened once.
      const hasEarlier = !isBusy && ((await deriveEarlierFacts(store, casesAtOnce)) || (await fillTallies(store)))
      const counted = isBusy || hasEarlier ? casesAtOnce : cases
      sinceTidy += counted
      sinceMeasured += counted
      if (sinceTidy >= tidyAfter) {
        await tidyReports(store)
        sinceTidy = 0
      } else if (sinceMeasured >= measureAfter) {
        await measureReports(store)
        sinceMeasured = 0
        measureAfter *= 2
      }
      return isBusy || hasEarlier
    },
  })
}
