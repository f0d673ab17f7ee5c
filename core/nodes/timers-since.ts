import { calendarOfKey, newestKeyOf } from '../clocks/calendar-of.ts'
import { instantAfter } from '../clocks/target.ts'
import type { PlanNode } from '../contract/plan.ts'
import type { Token } from '../contract/state.ts'
import type { Duration, Instant } from '../contract/time.ts'
import { factOf } from '../facts/fact-view.ts'
import { momentOf } from '../facts/moment.ts'
import type { Work } from '../step/work.ts'

/** When a `wait` or a `survey` that was entered at `sinceAt` is left by itself, and by which way; nothing for other nodes. */
export function timersSince(work: Work, node: PlanNode, sinceAt: Instant): Token['timers'] {
  if (node.kind !== 'wait' && node.kind !== 'survey') return []
  const timers: { atAt: Instant; way: string }[] = []
  const add = (way: string, atAt: Instant | null) => {
    if (atAt !== null) timers.push({ atAt, way })
  }
  const after = (duration: Duration | null) =>
    duration === null ? null : nodeInstantAfter(work, node, sinceAt, duration)
  if (node.kind === 'wait') {
    add('next', after(node.for))
    const { until } = node
    add('next', typeof until === 'object' && until !== null ? factInstant(work, until.fact) : until)
  }
  add('timeout', after(node.timeout))
  return timers
}

/** Whether a branch that rests in a node rests in the same way when the node has become another: then its timers stay. */
export function isSameRest(before: PlanNode, after: PlanNode): boolean {
  return JSON.stringify(restOf(before)) === JSON.stringify(restOf(after))
}

function restOf(node: PlanNode): unknown {
  if (node.kind === 'wait') return [node.for, node.until, node.timeout, node.calendar]
  return node.kind === 'survey' ? [node.timeout, node.calendar] : null
}

/** The instant that a fact holds, null if it holds none; a date begins at its midnight in UTC. */
export function factInstant(work: Work, fact: string): Instant | null {
  const value = factOf(work.plan, work.state, fact)
  const moment = typeof value === 'string' ? momentOf(value) : null
  if (moment === null) return null
  return moment.kind === 'instant' ? moment.at : moment.at * 86_400_000
}

function nodeInstantAfter(
  work: Work,
  { calendar }: { readonly calendar: string | null },
  sinceAt: Instant,
  duration: Duration,
): Instant | null {
  const key = calendar === null ? null : newestKeyOf(work.state, calendar)
  return instantAfter(key === null ? null : calendarOfKey(work.plan, work.state, key), sinceAt, duration)
}
