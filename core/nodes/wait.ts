import { calendarOfKey, newestKeyOf } from '../clocks/calendar-of.ts'
import { instantAfter } from '../clocks/target.ts'
import type { PlanNodeOf } from '../contract/plan.ts'
import type { Token } from '../contract/state.ts'
import type { Duration, Instant } from '../contract/time.ts'
import { factOf } from '../facts/fact-view.ts'
import { momentOf } from '../facts/moment.ts'
import type { Work } from '../step/work.ts'
import type { NodeLaw } from './node.ts'

/** Waits for a time or an event, whichever comes first; an instant that is past lets it go on at once. */
export const wait: NodeLaw<'wait'> = {
  enter(work, node) {
    const timers = timersOf(work, node)
    return timers.some((timer) => timer.way === 'next' && timer.atAt <= work.at)
      ? { way: 'next' }
      : { stays: { timers } }
  },
}

/** The instant that is a duration after `work.at`, in the calendar of a node. */
export function nodeInstantAfter(work: Work, calendar: string | null, duration: Duration): Instant | null {
  const key = calendar === null ? null : newestKeyOf(work.state, calendar)
  return instantAfter(key === null ? null : calendarOfKey(work.plan, work.state, key), work.at, duration)
}

function timersOf(work: Work, node: PlanNodeOf<'wait'>): Token['timers'] {
  const timers: { atAt: Instant; way: string }[] = []
  const forAt = node.for === null ? null : nodeInstantAfter(work, node.calendar, node.for)
  const untilAt =
    typeof node.until === 'object' && node.until !== null ? factInstant(work, node.until.fact) : node.until
  const timeoutAt = node.timeout === null ? null : nodeInstantAfter(work, node.calendar, node.timeout)
  if (forAt !== null) timers.push({ atAt: forAt, way: 'next' })
  if (untilAt !== null) timers.push({ atAt: untilAt, way: 'next' })
  if (timeoutAt !== null) timers.push({ atAt: timeoutAt, way: 'timeout' })
  return timers
}

/** The instant that a fact holds, null if it holds none; a date begins at its midnight in UTC. */
function factInstant(work: Work, fact: string): Instant | null {
  const value = factOf(work.plan, work.state, fact)
  const moment = typeof value === 'string' ? momentOf(value) : null
  if (moment === null) return null
  return moment.kind === 'instant' ? moment.at : moment.at * 86_400_000
}

/** Lets the waits that follow a fact follow its new value. */
export function followFact(work: Work, fact: string): void {
  for (const token of work.state.tokens) {
    const node = work.plan.nodes[token.node]
    if (node?.kind !== 'wait' || typeof node.until !== 'object' || node.until?.fact !== fact) continue
    const untilAt = factInstant(work, fact)
    const timeouts = token.timers.filter((timer) => timer.way === 'timeout')
    const timers = untilAt === null ? timeouts : [{ atAt: untilAt, way: 'next' }, ...timeouts]
    work.state.tokens = work.state.tokens.map((other) => (other.id === token.id ? { ...other, timers } : other))
    if (untilAt !== null && untilAt <= work.at) work.ready.push({ token: token.id, way: 'next' })
  }
}
