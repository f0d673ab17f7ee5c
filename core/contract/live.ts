import type { Millis } from './time.ts'

/**
 * Those who look at the same share an answer for `sharedMs`, and who hears of an event asks `batchMs` after it: longer, so that the answer is
 * never from before the event, which nobody would tell them of again.
 */
export const LIVE: { readonly batchMs: Millis; readonly sharedMs: Millis } = { batchMs: 300, sharedMs: 200 }
