import { ApplicationFailure } from '@temporalio/workflow'
import type { CaseEvent } from '../core/contract/event.ts'
import type { PublishedSignal } from '../core/contract/temporal.ts'
import type { Instant } from '../core/contract/time.ts'
import { rejectedEvent } from './rejected-event.ts'
import type { RunningCase } from './running-case.ts'
import { sharedPlan } from './shared-plan.ts'
import { loadCalendar, loadPlan } from './world.ts'

/**
 * What a publication means for a case, as the event that it takes: the contents come from the store. Null when it is older
 * than what the case follows already, or not for it; what the store does not have is told in the timeline.
 */
export async function readPublished(
  running: RunningCase,
  received: PublishedSignal,
  acceptedAt: (at: Instant) => Instant,
): Promise<CaseEvent | null> {
  const at = acceptedAt(received.at)
  if (received.kind === 'calendarPublished') {
    const calendar = await loadCalendar({ id: received.id, version: received.version })
    return calendar === null ? null : { kind: 'calendarPublished', at, calendar }
  }
  const { id, hash, place = 0 } = running.state.plan
  if (received.hash === hash || received.place <= place) return null
  try {
    const plan = sharedPlan(await loadPlan({ flow: id, hash: received.hash }))
    const { mapping } = received
    return plan.id === id ? { kind: 'migrated', at, plan, mapping, place: received.place } : null
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error
    return rejectedEvent(received, error, () => at)
  }
}
