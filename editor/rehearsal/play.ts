import type { ScenarioAnswer, ScenarioCase, ScenarioDocument, ScenarioEvent } from '../../core/contract/scenario.ts'
import type { Instant, Millis } from '../../core/contract/time.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import { inOrder } from '../../model/scenario/read-scenario.ts'
import type { Moment } from '../../simulation/rehearsal/moment.ts'

/** What happens in a rehearsal, in the words of a scenario: how the case begins, what is done, how far time has passed. Immutable. */
export interface Play {
  readonly case: ScenarioCase
  /** In the order in which they happen. */
  readonly events: readonly ScenarioEvent[]
  readonly answers: Readonly<Record<string, ScenarioAnswer>>
  /** Until when time passed. */
  readonly untilAt: Instant
}

/** What somebody does, before it is known when. */
export type Deed<E = ScenarioEvent> = E extends ScenarioEvent ? Omit<E, 'at'> : never

/** An instant as the documents of the rehearsal write it. */
export type Write = (at: Instant) => string

const minuteMs = 60_000

/** A play in which nothing has happened but that the case began. */
export function beginPlay(intake: ScenarioCase): Play {
  return { case: intake, events: [], answers: {}, untilAt: instantOf(intake.at) }
}

/**
 * When the next deed happens: when people had so much time for it since the last one; at least a minute later when something came due
 * just now, since what is done at an instant is done before what is due at it. Time that was let pass counts.
 */
export function nextDeedAt(
  { case: intake, events, untilAt }: Play,
  moments: readonly Moment[],
  paceMs: Millis = 0,
): Instant {
  const wasDue = moments.some(({ at, cause }) => cause === 'tick' && at === untilAt)
  const now = wasDue ? (Math.floor(untilAt / minuteMs) + 1) * minuteMs : untilAt
  return Math.max(now, instantOf(events.at(-1)?.at ?? intake.at) + paceMs)
}

/** The play with a deed at its end. */
export function withDeed(play: Play, deed: Deed, at: Instant, write: Write): Play {
  const event = { ...deed, at: write(at) } as ScenarioEvent
  return { ...play, events: [...play.events, event], untilAt: Math.max(play.untilAt, at) }
}

/** The play with time gone on; time never goes back. */
export function withTime(play: Play, untilAt: Instant): Play {
  return untilAt <= play.untilAt ? play : { ...play, untilAt }
}

/** The play in which a step of an `act` answers otherwise from the beginning; null: it simply succeeds. */
export function withAnswer(play: Play, node: string, answer: ScenarioAnswer | null): Play {
  const { [node]: _, ...others } = play.answers
  return { ...play, answers: answer === null ? others : { ...others, [node]: answer } }
}

/** The play as it was at a moment: what happened later is forgotten. */
export function playUntil(play: Play, { inputs, at }: Pick<Moment, 'inputs' | 'at'>): Play {
  return { ...play, events: play.events.slice(0, inputs), untilAt: at }
}

/**
 * What happened in a scenario until a moment, to be played on from by hand; what it publishes is left out, since the draft is what is
 * played.
 */
export function playOf(scenario: ScenarioDocument, { inputs, at }: Pick<Moment, 'inputs' | 'at'>): Play {
  const events = inOrder(scenario)
    .slice(0, inputs)
    .flatMap((index) => {
      const event = scenario.events?.[index]
      return event === undefined || event.do === 'calendar' || event.do === 'policy' ? [] : [event]
    })
  return { case: scenario.case, events, answers: scenario.answers ?? {}, untilAt: at }
}

function instantOf(text: string): Instant {
  return parseInstant(text) ?? 0
}
