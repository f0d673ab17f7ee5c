import type { Plan } from '../contract/plan.ts'
import { factOf } from '../facts/fact-view.ts'
import type { Work } from '../step/work.ts'
import { cancelInstance, clockStateOf, currentOf, isLive, putInstance } from './instance.ts'
import { beginMeasurement } from './measurement.ts'
import { changeTarget } from './retarget.ts'
import { chooseTarget, targetKey } from './target.ts'

/**
 * Moves the clocks of a case to another policy version: those of the same id follow `onTargetChange`, new ones start now if
 * their metric is being measured, and those that are gone are cancelled (FORMATS section 4, item 12). `work.plan` is still the old plan.
 */
export function migrateClocks(work: Work, plan: Plan): void {
  const kept = new Set(plan.policy?.clocks.map((clock) => clock.id))
  for (const clock of work.state.clocks) {
    const instance = currentOf(clock)
    if (!kept.has(clock.id) && isLive(instance)) cancelInstance(work, clock.id, instance)
  }
  const known = new Set(work.plan.policy?.clocks.map((clock) => clock.id))
  work.plan = plan
  for (const definition of plan.policy?.clocks ?? []) {
    const clock = clockStateOf(work, definition.id)
    const instance = currentOf(clock)
    if (!known.has(definition.id)) {
      if (isMeasuredNow(work, definition.metric)) beginMeasurement(work, definition)
    } else if (isLive(instance)) {
      const moved = putInstance(
        work,
        definition.id,
        { ...instance },
        { what: 'policy', at: work.at, version: plan.policy?.version ?? null },
      )
      const chosen = chooseTarget(definition, (id) => factOf(work.plan, work.state, id))
      if (chosen === null) cancelInstance(work, definition.id, moved)
      else if (targetKey(chosen.within) !== targetKey(moved.target)) changeTarget(work, definition, moved, chosen)
      else putInstance(work, definition.id, { ...moved, row: chosen.row })
    }
  }
}

/** Whether a new clock of this metric would be running in a case that stands here. */
function isMeasuredNow(work: Work, metric: string): boolean {
  const { phase, firstReplyAt, handledBy, team } = work.state
  if (metric === 'resolution') return phase === 'open'
  if (metric === 'firstResponse') return phase === 'open' && firstReplyAt === null && handledBy === 'people'
  if (metric === 'ownership') return phase === 'open' && team !== null
  return false
}
