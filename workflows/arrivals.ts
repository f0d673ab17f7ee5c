import type { ApplicationFailure } from '@temporalio/workflow'
import type { CaseEvent } from '../core/contract/event.ts'
import type { Received } from './received.ts'

/** Something that came in and waits for the main loop. A caller waits for its steps to be committed, or for the refusal. */
export interface Arrival {
  readonly received: Received
  readonly isCall: boolean
  outcome: { readonly steps: number; readonly isNew: boolean } | { readonly refusal: ApplicationFailure } | null
}

/** What came in: from outside, and as answers to what the case itself asked for; and what was published for it. */
export interface Intake {
  readonly arrivals: Arrival[]
  readonly answers: CaseEvent[]
  readonly published: CaseEvent[]
}

/** An intake with nothing in it. */
export function emptyIntake(): Intake {
  return { arrivals: [], answers: [], published: [] }
}

/** Everything out of an intake, which is empty afterwards; what was published stays in it unless it may be taken now. */
export function takeOut({ arrivals, answers, published }: Intake, withPublished: boolean): Intake {
  return {
    arrivals: arrivals.splice(0),
    answers: answers.splice(0),
    published: withPublished ? published.splice(0) : [],
  }
}

/**
 * Puts back in front of an intake what was in hand when it turned out that something else had happened. What was refused
 * stays so; answers that are among what happened are not given twice.
 */
export function putBack(intake: Intake, inHand: Intake, happened: readonly CaseEvent[]): void {
  const arrivals = inHand.arrivals.filter(
    ({ outcome, isCall }) => !isCall || outcome === null || !('refusal' in outcome),
  )
  for (const arrival of arrivals) arrival.outcome = null
  intake.arrivals.unshift(...arrivals)
  const known = new Set(happened.map(answerKey))
  intake.answers.unshift(...inHand.answers.filter((answer) => !known.has(answerKey(answer))))
  intake.published.unshift(...inHand.published)
}

/** Tells an answer by the question that it belongs to. */
function answerKey(event: CaseEvent): string {
  if ('ref' in event) return `${event.kind} ${event.ref}`
  return event.kind === 'calendarLoaded' ? `${event.kind} ${event.by} ${event.calendar?.id ?? ''}` : event.kind
}
