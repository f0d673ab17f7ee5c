import { Refusal } from '../refusal.ts'

/** Something that the person at the terminal can end: Ctrl-C aborts the signal, with a refusal as its reason. */
export interface Interruption {
  readonly signal: AbortSignal
  /** Gives Ctrl-C its usual meaning back. */
  readonly release: () => void
}

/** Ctrl-C aborts until it is released. */
export function interruptible(): Interruption {
  const controller = new AbortController()
  const abort = () => controller.abort(cancelled())
  process.once('SIGINT', abort)
  return { signal: controller.signal, release: () => void process.off('SIGINT', abort) }
}

/** What a command that was cancelled says: exit 1. */
export function cancelled(): Refusal {
  return new Refusal(1, 'rehearsal.cancelled', {})
}
