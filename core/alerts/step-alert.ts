import type { AlertNotice, AlertRule, AlertState } from '../contract/alerts.ts'
import type { Instant } from '../contract/time.ts'

const minuteMs = 60_000

/** After a longer break nobody knows what was between two looks, and what has to last begins anew. */
export const longestBreakMs = 5 * minuteMs

/** One look at what an alert measures. */
export interface AlertLook {
  readonly at: Instant
  /** Null where nothing can be judged: then what lasts goes on, and nothing begins. */
  readonly value: number | null
  /** Nobody is to be told now. */
  readonly isQuiet: boolean
  readonly isAcknowledged: boolean
}

export interface AlertStep {
  readonly state: AlertState
  /** What became of the alert itself, whoever is told. */
  readonly change: 'began' | 'over' | null
  /** What the recipients are to be told now. */
  readonly notice: Exclude<AlertNotice, 'test'> | null
}

/** Nobody has looked yet. */
export const calmAlert: AlertState = {
  judgedAt: null,
  holdsSince: null,
  fineSince: null,
  activeSince: null,
  toldAt: null,
}

type Judged = Pick<AlertRule, 'is' | 'threshold' | 'clearsAt' | 'holdMinutes' | 'calmMinutes' | 'remindMinutes'>

/**
 * How an alert goes on after one look; pure. It begins when the condition held at every look for as long as it has to, and is over when
 * the value was back at `clearsAt` at every look for as long as that has to last. Recipients hear "began" and "over" in turns, never
 * twice the same; what begins and ends while it is quiet they do not hear of at all.
 */
export function stepAlert(rule: Judged, before: AlertState, look: AlertLook): AlertStep {
  const { at, value } = look
  const isUnbroken = before.judgedAt !== null && at - before.judgedAt <= longestBreakMs
  const holdsSince = holds(rule, value) ? ((isUnbroken ? before.holdsSince : null) ?? at) : null
  const isFine = before.activeSince !== null && isClear(rule, value)
  const fineSince = isFine ? ((isUnbroken ? before.fineSince : null) ?? at) : null

  const begins = before.activeSince === null && holdsSince !== null && at - holdsSince >= rule.holdMinutes * minuteMs
  const ends = fineSince !== null && at - fineSince >= rule.calmMinutes * minuteMs
  const activeSince = begins ? at : ends ? null : before.activeSince
  const notice = look.isQuiet ? null : noticeOf(rule, activeSince, before.toldAt, look)
  return {
    state: {
      judgedAt: at,
      holdsSince,
      fineSince: ends ? null : fineSince,
      activeSince,
      toldAt: notice === null ? before.toldAt : notice === 'over' ? null : at,
    },
    change: begins ? 'began' : ends ? 'over' : null,
    notice,
  }
}

/** Whether a value is one that the alert is about. Pure. */
export function holds({ is, threshold }: Pick<AlertRule, 'is' | 'threshold'>, value: number | null): boolean {
  if (value === null) return false
  return is === 'above' ? value > threshold : value < threshold
}

function isClear({ is, threshold, clearsAt = threshold }: Judged, value: number | null): boolean {
  if (value === null) return false
  return is === 'above' ? value <= clearsAt : value >= clearsAt
}

function noticeOf(
  { remindMinutes }: Judged,
  activeSince: Instant | null,
  toldAt: Instant | null,
  { at, isAcknowledged }: AlertLook,
): AlertStep['notice'] {
  if (activeSince === null) return toldAt === null ? null : 'over'
  if (toldAt === null) return 'began'
  const isDue = remindMinutes !== null && at - toldAt >= remindMinutes * minuteMs
  return isDue && !isAcknowledged ? 'reminder' : null
}
