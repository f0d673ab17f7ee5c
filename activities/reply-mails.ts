import type { CaseTurn, MailJob } from '../core/contract/commit.ts'
import type { CaseRecord } from '../core/contract/record.ts'

/**
 * A turn with a letter for each answer in it that a person gave the customer: written in the same transaction as the
 * answer, so neither is there without the other. Pure.
 */
export function withReplyMails(turn: CaseTurn): CaseTurn {
  const { caseId, customerId, records, jobs } = turn.commit
  const letters = customerId === null ? [] : records.flatMap((record) => letterOf(caseId, record) ?? [])
  return letters.length === 0 ? turn : { ...turn, commit: { ...turn.commit, jobs: [...jobs, ...letters] } }
}

function letterOf(caseId: string, { seq, at, event, data }: CaseRecord): MailJob | null {
  if (event !== 'reply' || data.by !== 'person' || data.public !== true || typeof data.contentId !== 'string')
    return null
  return {
    id: `${caseId}/reply/${seq}`,
    kind: 'mail',
    at,
    caseId,
    to: 'customer',
    template: null,
    contentId: data.contentId,
  }
}
