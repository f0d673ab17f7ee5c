import type { CaseArrivals } from '../live/case-arrivals.ts'
import type { ServerLimits, ServerParts } from '../server-parts.ts'
import type { PlanCache } from './plan-cache.ts'

/** What the use of cases takes. */
export interface CaseParts extends Pick<ServerParts, 'store' | 'engine' | 'config' | 'now' | 'uuid'> {
  readonly plans: PlanCache
  readonly arrivals: CaseArrivals
  readonly limits: ServerLimits
}
