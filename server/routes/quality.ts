import type { App } from '../http/app.ts'
import { auditRoutes } from '../quality/audit-routes.ts'
import { calibrationRoutes } from '../quality/calibration-routes.ts'
import { cardRoutes } from '../quality/card-routes.ts'
import { samplingRoutes } from '../quality/sampling-routes.ts'
import type { ServerParts } from '../server-parts.ts'

/** Cards, samples, audits of closed cases with their appeals, and how far auditors agree. */
export function qualityRoutes(app: App, parts: Pick<ServerParts, 'store' | 'now' | 'config'>): void {
  cardRoutes(app, parts)
  samplingRoutes(app, parts)
  auditRoutes(app, parts)
  calibrationRoutes(app, parts)
}
