import type { AuditSight } from '../../store/quality/audits.ts'
import type { Principal } from '../access/principal.ts'

/** Whose figures somebody may see beside their own: with `people.read` everybody's, or, where the house says so, those of their own teams. */
export function peopleSeenBy(principal: Principal): AuditSight['people'] {
  if (!principal.permissions.has('people.read')) return 'self'
  return principal.visibility === 'all' ? 'all' : { teams: principal.visibility.teams }
}

/** Which audits somebody may see. */
export function auditSight(principal: Principal): AuditSight {
  return {
    self: principal.id,
    isAuditor: principal.permissions.has('quality.audit'),
    people: peopleSeenBy(principal),
  }
}
