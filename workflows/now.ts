import type { Instant } from '../core/contract/time.ts'

/** The workflow's time: the instant at which the present workflow task started, the same in every replay. The only clock of this folder. */
export const now = (): Instant => Date.now()

/** An instant in the form that Temporal's search attributes take. */
export const dateOf = (at: Instant): Date => new Date(at)
