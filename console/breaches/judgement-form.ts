import type { WireBreach } from '../../core/contract/wire.ts'
import type { BreachReview } from '../../sdk/breaches.ts'

/** What is being written about a breach; empty texts stand for nothing. */
export interface JudgementFields {
  readonly reason: string
  readonly note: string
  readonly node: string
  readonly team: string
  readonly exclude: boolean
  readonly ground: string
}

/** What the review of a breach says now, as fields. */
export function fieldsOf(breach: WireBreach): JudgementFields {
  return {
    reason: breach.reason ?? '',
    note: breach.note ?? '',
    node: breach.responsibleNode ?? '',
    team: breach.responsibleTeam ?? '',
    exclude: breach.exclusion !== 'none',
    ground: breach.ground ?? '',
  }
}

export const noFields: JudgementFields = { reason: '', note: '', node: '', team: '', exclude: false, ground: '' }

/** What differs from what is there: only that is sent, so that nobody's words are overwritten unseen. Pure. */
export function changesOf(fields: JudgementFields, before: JudgementFields): BreachReview {
  const text = (name: 'reason' | 'note' | 'node' | 'team') => {
    const value = fields[name].trim()
    return value === before[name].trim() ? {} : { [name]: value === '' ? null : value }
  }
  const isProposal =
    fields.exclude && (fields.exclude !== before.exclude || fields.ground.trim() !== before.ground.trim())
  return {
    ...text('reason'),
    ...text('note'),
    ...text('node'),
    ...text('team'),
    ...(fields.exclude === before.exclude ? {} : { exclude: fields.exclude }),
    ...(isProposal ? { ground: fields.ground.trim() || null } : {}),
  }
}

/** What is missing before it can be saved: a reason, and for an exclusion its ground. Pure. */
export function missingIn(fields: JudgementFields, before: JudgementFields): 'reason' | 'ground' | null {
  if (fields.reason.trim() === '') return 'reason'
  return fields.exclude && !before.exclude && fields.ground.trim() === '' ? 'ground' : null
}

/** Whether something kept on this device by an older version of the app is still of use. */
export function isJudgement(value: unknown): value is JudgementFields {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as Partial<Record<keyof JudgementFields, unknown>>
  const hasTexts = (['reason', 'note', 'node', 'team', 'ground'] as const).every(
    (name) => typeof fields[name] === 'string',
  )
  return hasTexts && typeof fields.exclude === 'boolean'
}
