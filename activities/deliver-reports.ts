import type { Instant } from '../core/contract/time.ts'
import { nextSending, type RhythmGround } from '../core/delivery/next-sending.ts'
import { requestSending } from '../store/delivery/request-sending.ts'
import { rhythmGround } from '../store/delivery/rhythm-ground.ts'
import { type ScheduleRow, setNext, takeDue } from '../store/delivery/schedules.ts'
import type { Transaction } from '../store/store.ts'
import type { ActivityParts } from './activity-parts.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

export interface DeliverReportsOptions {
  /** Default 5 s: so late a report may be. */
  readonly restMs?: number
  readonly onError: (error: unknown) => void
}

const atOnce = 20
/** After a year of silence a report that is due each day is due once, and not looked up further. */
const mostMissed = 400

/** Makes a job of each report that is due, once, whatever processes look after it; after a silence only the last one that was missed. */
export function deliverReports(
  { store, now }: Pick<ActivityParts, 'store' | 'now'>,
  { restMs = 5000, onError }: DeliverReportsOptions,
): WorkLoop {
  return startWorkLoop({
    restMs,
    isBackground: true,
    onError,
    turn: () =>
      store.transaction(async (tx) => {
        const due = await takeDue(tx, now(), atOnce)
        for (const schedule of due) await plan(tx, schedule, now())
        return due.length === atOnce
      }),
  })
}

async function plan(tx: Transaction, schedule: ScheduleRow, now: Instant): Promise<void> {
  const ground = await rhythmGround(tx, schedule.rhythm)
  const dueAt = lastMissed(schedule, ground, now)
  await setNext(tx, schedule.id, nextSending(schedule.rhythm, ground, now))
  const id = `report.${schedule.id}.${dueAt}`
  await requestSending(tx, { id, scheduleId: schedule.id, dueAt, cause: 'due', askedBy: null }, now)
}

function lastMissed({ rhythm, nextAt }: ScheduleRow, ground: RhythmGround, now: Instant): Instant {
  let dueAt = nextAt ?? now
  for (let count = 0; count < mostMissed; count++) {
    const next = nextSending(rhythm, ground, dueAt)
    if (next === null || next > now) return dueAt
    dueAt = next
  }
  return dueAt
}
