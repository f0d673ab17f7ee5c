import type { PlanClock } from '../contract/plan.ts'
import { factOf } from '../facts/fact-view.ts'
import type { Work } from '../step/work.ts'
import { clockStateOf, putClock, startInstance } from './instance.ts'
import { isPausedBy } from './pause.ts'
import { chooseTarget } from './target.ts'

/** Begins to measure at `work.at`: an instance starts if a row of the targets matches, else as soon as one does. */
export function beginMeasurement(work: Work, definition: PlanClock): void {
  const clock = clockStateOf(work, definition.id)
  const isPaused = isPausedBy(definition, work.state.waits)
  const pauses = isPaused ? [{ fromAt: work.at, toAt: null }] : []
  const measuring = { id: clock.id, activeSinceAt: work.at, pauses, instances: clock.instances }
  const chosen = chooseTarget(definition, (id) => factOf(work.plan, work.state, id))
  if (chosen === null) putClock(work, measuring)
  else startInstance(work, definition, measuring, work.at, chosen)
}
