import type { Plan, PlanClock } from '../contract/plan.ts'
import type { ClockInstance, TargetMarks } from '../contract/state.ts'
import { factOf } from '../facts/fact-view.ts'
import type { Work } from '../step/work.ts'
import { calendarKeyFor } from './calendar-of.ts'
import { changeCalendar } from './change-calendar.ts'
import { cancelInstance, clockStateOf, currentOf, isLive, putClock, putInstance } from './instance.ts'
import { beginMeasurement } from './measurement.ts'
import { adjustPauses } from './pause.ts'
import { changeTarget, settlePast } from './retarget.ts'
import { chooseTarget, isSameTarget } from './target.ts'

/**
 * Moves the clocks of a case from another plan to its present one: those of the same id follow `onTargetChange`, new ones start
 * now if their metric is being measured, and those that are gone are cancelled (FORMATS section 4, item 12). A clock that has
 * come to measure something else is a new one.
 */
export function migrateClocks(work: Work, from: Plan): void {
  const before = new Map(from.policy?.clocks.map((clock) => [clock.id, clock]))
  const after = new Map(work.plan.policy?.clocks.map((clock) => [clock.id, clock]))
  for (const { id } of work.state.clocks) {
    const [old, next] = [before.get(id), after.get(id)]
    if (old === undefined || next === undefined || !measuresSame(old, next)) endMeasurement(work, id)
  }
  const isOtherPolicy = from.policy?.id !== work.plan.policy?.id || from.policy?.version !== work.plan.policy?.version
  for (const [id, next] of after) {
    const old = before.get(id)
    if (old === undefined || !measuresSame(old, next)) {
      if (isMeasuredNow(work, next)) beginMeasurement(work, next)
    } else carryInstance(work, old, next, isOtherPolicy)
  }
  adjustPauses(work)
  for (const [id, next] of after) {
    const old = before.get(id)
    if (old !== undefined && measuresSame(old, next)) followDefinition(work, old, next)
  }
}

function measuresSame(old: PlanClock, next: PlanClock): boolean {
  return old.metric === next.metric && old.stage === next.stage
}

function endMeasurement(work: Work, id: string): void {
  const instance = currentOf(clockStateOf(work, id))
  if (isLive(instance)) cancelInstance(work, id, instance)
  putClock(work, { ...clockStateOf(work, id), activeSinceAt: null, pauses: [] })
}

/** What already happened to an instance counts in its new definition, too, and the change is told. */
function carryInstance(work: Work, old: PlanClock, next: PlanClock, isOtherPolicy: boolean): void {
  const instance = currentOf(clockStateOf(work, next.id))
  if (!isLive(instance)) return
  const marks = Object.fromEntries(
    Object.entries(instance.marks).map(([target, kept]) => [target, carryMarks(kept, old, next)]),
  )
  const change = { what: 'policy', at: work.at, version: work.plan.policy?.version ?? null } as const
  putInstance(work, next.id, { ...instance, marks }, isOtherPolicy ? change : null)
}

/** An escalation is the same one if it says the same; a share below one that was warned of counts as said. */
function carryMarks(marks: TargetMarks, old: PlanClock, next: PlanClock): TargetMarks {
  const done = new Set(marks.escalated.map((index) => JSON.stringify(old.escalations[index])))
  const highest = Math.max(0, ...marks.warned)
  return {
    ...marks,
    warned: next.warnAt.filter((percent) => percent <= highest),
    escalated: next.escalations.flatMap((escalation, index) => (done.has(JSON.stringify(escalation)) ? [index] : [])),
  }
}

function followDefinition(work: Work, old: PlanClock, next: PlanClock): void {
  const live = (): ClockInstance | null => {
    const instance = currentOf(clockStateOf(work, next.id))
    return isLive(instance) ? instance : null
  }
  const counted = live()
  if (counted === null) return
  const key = calendarKeyFor(work.state, next)
  const isOther = old.calendar !== next.calendar || old.calendarBy !== next.calendarBy
  if (key !== counted.calendar && (isOther || next.onCalendarChange === 'apply')) {
    changeCalendar(work, next, counted, key)
  }
  const instance = live()
  if (instance === null) return
  const chosen = chooseTarget(next, (id) => factOf(work.plan, work.state, id))
  if (chosen === null) cancelInstance(work, next.id, instance)
  else if (!isSameTarget(chosen.within, instance.target)) changeTarget(work, next, instance, chosen)
  else settlePast(work, next, putInstance(work, next.id, { ...instance, row: chosen.row }))
}

/** Whether a new clock would be running in a case that stands here. */
function isMeasuredNow(work: Work, { metric, stage }: PlanClock): boolean {
  const { phase, firstReplyAt, handledBy, team } = work.state
  switch (metric) {
    case 'resolution':
      return phase === 'open'
    case 'firstResponse':
      return phase === 'open' && firstReplyAt === null && handledBy === 'people'
    case 'periodicUpdate':
      return phase === 'open' && firstReplyAt !== null
    case 'ownership':
      return phase === 'open' && team !== null
    case 'stage':
      return (phase === 'open' || phase === 'resolved') && work.state.stage === stage
    case 'nextResponse':
    case 'custom':
      return false
  }
}
