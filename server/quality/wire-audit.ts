import type { WireAudit, WireAuditDetail } from '../../core/contract/wire-quality.ts'
import { appealUntil } from '../../store/quality/appeals.ts'
import type { AuditRow, WholeAudit } from '../../store/quality/audit-row.ts'
import type { Principal } from '../access/principal.ts'
import { caseUrl } from '../wire/wire-case.ts'
import { wireInstant } from '../wire/wire-instant.ts'

/** What an audit needs to be told: what people are called, and where cases are. */
export interface AuditNames {
  readonly names: ReadonlyMap<string, string>
  readonly publicUrl: string
}

/** The people that an audit names. */
export function peopleIn({ person, auditor }: Pick<AuditRow, 'person' | 'auditor'>): readonly (string | null)[] {
  return [person, auditor]
}

export function wireAudit(row: AuditRow, { names, publicUrl }: AuditNames): WireAudit {
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id))
  return {
    id: row.id,
    case: { id: row.caseId, number: row.number, subject: row.subject, url: caseUrl(row.caseId, publicUrl) },
    flow: row.flow,
    team: row.team,
    person: row.person,
    personName: nameOf(row.person),
    card: { id: row.cardId, version: row.cardVersion, name: row.cardName },
    auditor: row.auditor,
    auditorName: nameOf(row.auditor),
    rule: row.rule,
    calibration: row.calibration,
    risks: row.risks,
    state: row.state,
    score: row.score,
    isFatal: row.isFatal,
    createdAt: wireInstant(row.createdAt),
    submittedAt: row.submittedAt === null ? null : wireInstant(row.submittedAt),
  }
}

/** An audit as one person sees it: another's draft is not shown. */
export function wireAuditDetail(
  whole: WholeAudit,
  named: AuditNames,
  reader: { readonly principal: Principal; readonly at: number },
): WireAuditDetail {
  const { audit, card, scores, appeal } = whole
  const nameOf = (id: string) => named.names.get(id) ?? id
  const until = appealUntil(whole)
  return {
    ...wireAudit(audit, named),
    fullCard: card,
    draft: audit.auditor === reader.principal.id ? audit.draft : null,
    scores: scores.map(({ at, by, ...score }) => ({ ...score, by, byName: nameOf(by), at: wireInstant(at) })),
    appeal:
      appeal === null
        ? null
        : { text: appeal.text, by: appeal.by, at: wireInstant(appeal.at), decision: decisionOf(appeal, nameOf) },
    appealUntil: until === null ? null : wireInstant(until),
    allowed: allowedTo(whole, reader),
  }
}

function decisionOf(
  { outcome, decision, decidedBy, decidedAt }: NonNullable<WholeAudit['appeal']>,
  nameOf: (id: string) => string,
): NonNullable<WireAuditDetail['appeal']>['decision'] {
  if (outcome === null || decidedBy === null || decidedAt === null) return null
  return { outcome, text: decision ?? '', by: decidedBy, byName: nameOf(decidedBy), at: wireInstant(decidedAt) }
}

/** What somebody may do with an audit now; the store decides again. */
function allowedTo(
  whole: WholeAudit,
  { principal, at }: { readonly principal: Principal; readonly at: number },
): WireAuditDetail['allowed'] {
  const { audit, appeal } = whole
  const { id } = principal
  const canAudit = principal.permissions.has('quality.audit')
  const isOwn = audit.person === id
  const isScored = audit.scoreVersion > 0
  const isOver = audit.calibrationState === 'closed'
  const until = appealUntil(whole)
  return [
    ...(canAudit && !isOwn && !isScored && !isOver && (audit.auditor ?? id) === id ? (['score'] as const) : []),
    ...(canAudit && isScored && !isOver && audit.auditor === id && audit.state !== 'appealed'
      ? (['correct'] as const)
      : []),
    ...(isOwn && isScored && appeal === null && until !== null && at <= until ? (['appeal'] as const) : []),
    ...(canAudit && audit.state === 'appealed' && !isOwn && audit.auditor !== id ? (['decide'] as const) : []),
    ...(canAudit && !isScored && !isOwn && audit.calibration === null ? (['assign'] as const) : []),
  ]
}
