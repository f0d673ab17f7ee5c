import type { WireFact } from '../../core/contract/wire-reports.ts'
import type { FactRow } from '../../store/reports/list-facts.ts'
import type { Principal } from '../access/principal.ts'
import { wireInstant } from '../wire/wire-instant.ts'

/** A fact as the API tells it: who had the case is told of oneself, and to those who may see figures of persons. Pure. */
export function wireFact(row: FactRow, principal: Principal): WireFact {
  const { caseId, number, subject, measure, key, value, isLate, isExcluded } = row
  const { flow, team, tier, channel, priority, business, assignee } = row
  const isShown = principal.permissions.has('people.read') || assignee === principal.id
  const what = { caseId, number, subject, measure, key, at: wireInstant(row.at), value, isLate, isExcluded }
  return { ...what, flow, team, tier, channel, priority, business, assignee: isShown ? assignee : null }
}
