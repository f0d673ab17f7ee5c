import type { CaseRecord } from '../../core/contract/record.ts'

/** The promises of the chaos test, on a calendar that never closes. */
export interface PromisedTimes {
  readonly firstResponseMs: number
  readonly resolutionMs: number
}

export interface ExpectedBreach {
  readonly clock: 'first-response' | 'resolution'
  readonly breachedAt: number
  /** True where the clock stopped at the very instant of the deadline: in time, unless the breach had been recorded before. */
  readonly isAtTheInstant: boolean
}

/**
 * When a case has to have breached, by plain arithmetic on its timeline and nothing of core: a first response is late when
 * neither a person's public reply nor the resolve came in time; a resolution when its time, waits for the customer and the
 * time after a resolve left out, is used up. `seenUntilAt`: how far the case has come. Pure.
 */
export function expectedBreaches(
  records: readonly CaseRecord[],
  { firstResponseMs, resolutionMs }: PromisedTimes,
  seenUntilAt: number,
): readonly ExpectedBreach[] {
  return [
    ...breachOf('first-response', firstResponseStretches(records, seenUntilAt), firstResponseMs),
    ...breachOf('resolution', resolutionStretches(records, seenUntilAt), resolutionMs),
  ]
}

interface Stretch {
  readonly fromAt: number
  readonly toAt: number
}

function breachOf(
  clock: ExpectedBreach['clock'],
  stretches: readonly Stretch[],
  targetMs: number,
): readonly ExpectedBreach[] {
  let leftMs = targetMs
  for (const [index, { fromAt, toAt }] of stretches.entries()) {
    const lengthMs = toAt - fromAt
    const isLast = index === stretches.length - 1
    if (lengthMs > leftMs) return [{ clock, breachedAt: fromAt + leftMs, isAtTheInstant: false }]
    if (lengthMs === leftMs && isLast) return [{ clock, breachedAt: toAt, isAtTheInstant: true }]
    leftMs -= lengthMs
  }
  return []
}

function firstResponseStretches(records: readonly CaseRecord[], seenUntilAt: number): readonly Stretch[] {
  const fromAt = records[0]?.at ?? seenUntilAt
  const stop = records.find(
    ({ event, data }) =>
      (event === 'reply' && data.by === 'person' && data.public === true) ||
      event === 'resolved' ||
      event === 'closed' ||
      event === 'cancelled',
  )
  return [{ fromAt, toAt: stop?.at ?? seenUntilAt }]
}

function resolutionStretches(records: readonly CaseRecord[], seenUntilAt: number): readonly Stretch[] {
  const stretches: Stretch[] = []
  let fromAt: number | null = null
  let isOpen = false
  let isWaiting = false
  for (const { event, at, data } of records) {
    if (event === 'caseCreated' || event === 'reopened') isOpen = true
    if (event === 'resolved' || event === 'closed' || event === 'cancelled') isOpen = false
    if (event === 'waitStarted' && data.reason === 'customer') isWaiting = true
    if (event === 'waitEnded' && data.reason === 'customer') isWaiting = false
    const isRunning = isOpen && !isWaiting
    if (isRunning && fromAt === null) fromAt = at
    if (!isRunning && fromAt !== null) {
      stretches.push({ fromAt, toAt: at })
      fromAt = null
    }
  }
  return fromAt === null ? stretches : [...stretches, { fromAt, toAt: seenUntilAt }]
}
