import type { PlanClock } from '../contract/plan.ts'
import type { CaseWait, ClockState } from '../contract/state.ts'
import { note } from '../step/emit.ts'
import type { Work } from '../step/work.ts'
import { clockStateOf, closeSpan, currentOf, openSpan, putClock, putInstance } from './instance.ts'

/** Whether a clock stands still while the case waits like this. */
export function isPausedBy(clock: PlanClock, waits: readonly CaseWait[]): boolean {
  if (clock.pausedWhile === 'never') return false
  if (clock.pausedWhile === 'any') return waits.length > 0
  const reasons = clock.pausedWhile
  return waits.some((wait) => reasons.includes(wait.reason))
}

/** Pauses and resumes every measured clock after the waits of the case changed. */
export function adjustPauses(work: Work): void {
  for (const definition of work.plan.policy?.clocks ?? []) {
    const clock = clockStateOf(work, definition.id)
    if (clock.activeSinceAt === null) continue
    const wasPaused = clock.pauses.at(-1)?.toAt === null
    const isPaused = isPausedBy(definition, work.state.waits)
    if (isPaused && !wasPaused) pauseClock(work, clock)
    else if (!isPaused && wasPaused) resumeClock(work, clock)
  }
}

function pauseClock(work: Work, clock: ClockState): void {
  putClock(work, { ...clock, pauses: [...clock.pauses, { fromAt: work.at, toAt: null }] })
  const instance = currentOf(clock)
  if (instance?.state !== 'running') return
  const spans = closeSpan(work, instance, work.at)
  putInstance(
    work,
    clock.id,
    { ...instance, state: 'paused', spans, pausedSince: work.at },
    { what: 'paused', at: work.at },
  )
  note(work, 'clockPaused', { clock: clock.id, instance: instance.instance })
}

function resumeClock(work: Work, clock: ClockState): void {
  const pauses = clock.pauses.map((pause) => (pause.toAt === null ? { ...pause, toAt: work.at } : pause))
  putClock(work, { ...clock, pauses })
  const instance = currentOf(clock)
  if (instance?.state !== 'paused') return
  putInstance(
    work,
    clock.id,
    {
      ...instance,
      state: 'running',
      spans: [...instance.spans, openSpan(work.at, instance.calendar)],
      pausedSince: null,
    },
    { what: 'resumed', at: work.at },
  )
  note(work, 'clockResumed', { clock: clock.id, instance: instance.instance })
}
