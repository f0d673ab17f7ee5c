import type { ReportParts } from '../../activities/jobs/send-report.ts'
import { findChromium } from '../../connectors/report/find-chromium.ts'
import { printPdf } from '../../connectors/report/print-pdf.ts'
import { permissionsOf } from '../../server/access/permissions.ts'
import { PlanCache } from '../../server/cases/plan-cache.ts'
import { namedReport } from '../../server/reports/named-report.ts'
import { listApiKeys } from '../../store/people/api-keys.ts'
import { getUser } from '../../store/people/users.ts'
import type { Store } from '../../store/store.ts'

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
    readReport: (query) => namedReport(store, plans, query),
    printPdf: program === null ? null : (html) => printPdf(html, { program }),
    async mayKeeper(keeper, permission) {
      return permissionsOf(await rolesOf(store, keeper, now())).includes(permission)
    },
  }
}

/** The roles of a user or a key as they are now; none for who is inactive or revoked. */
async function rolesOf(store: Store, id: string, now: number): Promise<readonly string[]> {
  const user = await getUser(store, id)
  if (user !== null) return user.isActive ? user.roles : []
  const key = (await listApiKeys(store)).find((one) => one.id === id)
  if (key === undefined || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) return []
  return key.roles
}
