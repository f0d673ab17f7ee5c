import type { AuditSight } from '../../store/quality/audits.ts'
import { houseOf } from '../../store/scorecards/rules.ts'
import type { Sql } from '../../store/store.ts'
import type { Principal } from '../access/principal.ts'

/** Whose figures somebody may see beside their own: with `people.read` everybody's, or, where the house says so, those of their own teams. */
export async function peopleSeenBy(sql: Sql, principal: Principal): Promise<AuditSight['people']> {
  if (!principal.permissions.has('people.read')) return 'self'
  return (await houseOf(sql)).visibility === 'all' ? 'all' : { teams: principal.teams }
}

/** Which audits somebody may see. */
export async function auditSight(sql: Sql, principal: Principal): Promise<AuditSight> {
  return {
    self: principal.id,
    isAuditor: principal.permissions.has('quality.audit'),
    people: await peopleSeenBy(sql, principal),
  }
}
