import type { WireBreach } from '../../core/contract/wire.ts'
import type { BreachRow } from '../../store/breaches/breach-row.ts'
import type { Principal } from '../access/principal.ts'
import { caseUrl } from '../wire/wire-case.ts'
import { wireInstant, wireInstantOrNull } from '../wire/wire-instant.ts'

/** What a breach on the wire depends on beside its row. */
export interface BreachView {
  readonly principal: Principal
  readonly publicUrl: string
  readonly judgeWithinMs: number
  /** The present instant. */
  readonly at: number
}

/** A breach as the API says it. Pure. Who had the case is told only to those who may see figures of persons, and to that person. */
export function wireBreach(row: BreachRow, { principal, publicUrl, judgeWithinMs, at }: BreachView): WireBreach {
  const judgeBy = row.review === 'open' ? (row.judgeBy ?? row.breachedAt + judgeWithinMs) : null
  return {
    id: row.id,
    case: { id: row.caseId, number: row.number, subject: row.subject, url: caseUrl(row.caseId, publicUrl) },
    flow: row.flow,
    clock: row.clock,
    clockName: row.clockName,
    instance: row.instance,
    breachedAt: wireInstant(row.breachedAt),
    dueAt: wireInstant(row.dueAt),
    detectedAt: wireInstant(row.detectedAt),
    stoppedAt: wireInstantOrNull(row.stoppedAt),
    lateMs: Math.max(0, (row.stoppedAt ?? at) - row.breachedAt),
    targetMs: row.targetMs,
    priority: row.priority,
    team: row.team,
    assignee: seesPerson(principal, row.assignee) ? row.assignee : null,
    node: row.node,
    policyVersion: row.policyVersion,
    calendarVersion: row.calendarVersion,
    cause: row.cause,
    contested: row.contested,
    review: row.review,
    reason: row.reason,
    note: row.note,
    responsibleNode: row.responsibleNode,
    responsibleTeam: row.responsibleTeam,
    reviewedBy: row.reviewedBy,
    reviewedAt: wireInstantOrNull(row.reviewedAt),
    exclusion: row.exclusion,
    ground: row.ground,
    answer: row.answer,
    proposedBy: row.proposedBy,
    decidedBy: row.decidedBy,
    decidedAt: wireInstantOrNull(row.decidedAt),
    judge: row.judge,
    judgeBy: wireInstantOrNull(judgeBy),
    isOverdue: judgeBy !== null && judgeBy < at,
    version: row.version,
  }
}

/** Whether somebody may be told that it was this person. */
export function seesPerson({ permissions, id }: Principal, person: string | null): boolean {
  return permissions.has('people.read') || person === id
}
