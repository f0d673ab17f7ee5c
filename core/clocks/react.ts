import type { CaseRecord } from '../contract/record.ts'
import { type HearingClock, planIndexOf } from '../plan-index.ts'
import type { Work } from '../step/work.ts'
import { cancelInstance, clockStateOf, currentOf, isLive, putClock, stopInstance, withInstance } from './instance.ts'
import { beginMeasurement } from './measurement.ts'
import { reopenResolution } from './reopen.ts'

/** Lets every clock of the policy see a record: measurements stop, are cancelled and start, in that order, clock by clock. */
export function reactToRecord(work: Work, record: CaseRecord): void {
  const hearing = planIndexOf(work.plan).hearing.get(record.event)
  if (hearing === undefined) return
  for (const clock of hearing) reactClock(work, clock, record)
}

function reactClock(work: Work, { definition, metric }: HearingClock, record: CaseRecord): void {
  let clock = clockStateOf(work, definition.id)
  if (clock.activeSinceAt !== null) {
    const cancels = metric.cancels(definition, record, work.state)
    if (!cancels && !metric.stops(definition, record, work.state)) return
    endMeasurement(work, definition.id, cancels ? 'cancel' : 'stop')
    clock = clockStateOf(work, definition.id)
  }
  if (record.event === 'reopened' && definition.metric === 'resolution') {
    reopenResolution(work, definition)
    clock = clockStateOf(work, definition.id)
  }
  if (clock.activeSinceAt === null && metric.starts(definition, record, work.state, clock)) {
    beginMeasurement(work, definition)
  }
}

/** The pauses stay with the clock until it measures anew: a reopened case may have to be counted from its start. */
function endMeasurement(work: Work, id: string, how: 'stop' | 'cancel'): void {
  const instance = currentOf(clockStateOf(work, id))
  if (isLive(instance) && how === 'cancel') cancelInstance(work, id, instance)
  const clock = clockStateOf(work, id)
  const wasPaused = clock.pauses[clock.pauses.length - 1]?.toAt === null
  const pauses = wasPaused ? clock.pauses.map((pause) => ({ ...pause, toAt: pause.toAt ?? work.at })) : clock.pauses
  const instances =
    isLive(instance) && how === 'stop' ? withInstance(clock, stopInstance(work, id, instance)) : clock.instances
  putClock(work, { id, activeSinceAt: null, pauses, instances })
}
