import type { ReportParts } from '../../activities/jobs/send-report.ts'
import { findChromium } from '../../connectors/report/find-chromium.ts'
import { printPdf } from '../../connectors/report/print-pdf.ts'
import { permissionsOf } from '../../server/access/permissions.ts'
import { PlanCache } from '../../server/cases/plan-cache.ts'
import { namedReport } from '../../server/reports/named-report.ts'
import type { Store } from '../../store/store.ts'
import { keeperOf, visibilityOfKeeper } from './keeper.ts'

/** What reports by mail work with: figures from the store, PDF by a browser where there is one. */
export async function reportPartsOf(
  store: Store,
  {
    chromium,
    programs,
    now,
  }: { readonly chromium: string | null; readonly programs: string; readonly now: () => number },
): Promise<ReportParts> {
  const plans = new PlanCache(store)
  const program = chromium ?? (await findChromium(programs))
  return {
    readReport: async (query, keeper) =>
      namedReport(store, plans, query, await visibilityOfKeeper(store, keeper, now())),
    printPdf: program === null ? null : (html) => printPdf(html, { program }),
    async mayKeeper(keeper, permission) {
      return permissionsOf((await keeperOf(store, keeper, now())).roles).includes(permission)
    },
  }
}
