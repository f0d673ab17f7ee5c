import type { Work } from '../step/work.ts'
import type { NodeLaw } from './node.ts'
import { factInstant, timersSince } from './timers-since.ts'

/** Waits for a time or an event, whichever comes first; an instant that is past lets it go on at once. */
export const wait: NodeLaw<'wait'> = {
  enter(work, node) {
    const timers = timersSince(work, node, work.at)
    return timers.some((timer) => timer.way === 'next' && timer.atAt <= work.at)
      ? { way: 'next' }
      : { stays: { timers } }
  },
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
