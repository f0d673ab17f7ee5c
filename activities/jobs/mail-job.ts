import type { JobToAdd } from '../../store/jobs/jobs.ts'

/** A letter to be sent. It holds no address and no words: those are looked up when it is sent, so that they can be erased. */
export interface MailJob extends JobToAdd {
  readonly kind: 'mail'
  readonly caseId: string
  /** `customer`, `assignee`, `team`, `role:<id>`, a login or an address. */
  readonly to: string
  readonly template: string
  /** Words that are stored already, instead of those of the template. */
  readonly contentId: string | null
}
