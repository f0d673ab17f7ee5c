import { CancellationScope, sleep } from '@temporalio/workflow'
import type { Instant } from '../core/contract/time.ts'
import { now } from './now.ts'

/** How long after a deadline a case looks at it, so that what is on its way and was in time arrives first. */
export const alarmGraceMs = 250

/** The one timer of a case. */
export interface Alarm {
  /** Makes it ring once at this deadline, and at no other; null: never. The same instant again costs nothing. */
  set(deadlineAt: Instant | null): void
  /** True from the ringing until the next `set`. */
  hasRung(): boolean
}

/** An alarm that is not set. */
export function makeAlarm(): Alarm {
  let setFor: Instant | null = null
  let rung = false
  let timer: CancellationScope | null = null

  const ring = async (scope: CancellationScope, at: Instant): Promise<void> => {
    try {
      await scope.run(() => sleep(Math.max(1, at + alarmGraceMs - now())))
      if (timer === scope) rung = true
    } catch (error) {
      // A timer that was taken back is no news; anything else is.
      if (timer === scope) throw error
    }
  }

  return {
    set(deadlineAt) {
      if (deadlineAt === setFor && !rung) return
      const last = timer
      timer = null
      setFor = deadlineAt
      if (!rung) last?.cancel()
      rung = false
      if (deadlineAt === null) return
      timer = new CancellationScope({ cancellable: true })
      void ring(timer, deadlineAt)
    },
    hasRung: () => rung,
  }
}
