import { inBackground } from '../store/background.ts'

/** Something that does its work in turns until it is stopped. */
export interface WorkLoop {
  /** Takes a turn as soon as possible: there may be something to do. */
  readonly wake: () => void
  /** Resolves when the turn under way is over; there will be no other. */
  readonly stop: () => Promise<void>
}

export interface WorkLoopOptions {
  /** One turn; answers whether there may be more to do at once. */
  readonly turn: () => Promise<boolean>
  /** How long a loop that nobody wakes rests between turns. */
  readonly restMs: number
  /** Nobody waits for what it does: others go before it in the embedded database. */
  readonly isBackground?: boolean
  /** What went wrong in a turn; the loop goes on, after a rest. */
  readonly onError: (error: unknown) => void
}

/** Takes turns, one at a time: while there is more to do without a pause, else when woken or rested. */
export function startWorkLoop({ turn, restMs, isBackground = false, onError }: WorkLoopOptions): WorkLoop {
  let isStopped = false
  let isAwake = true
  let endRest: (() => void) | null = null

  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, restMs)
      endRest = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const run = async (): Promise<void> => {
    while (!isStopped) {
      isAwake = false
      try {
        if (await turn()) continue
      } catch (error) {
        onError(error)
        isAwake = false
      }
      if (!isAwake && !isStopped) await rest()
      endRest = null
    }
  }

  const ended = isBackground ? inBackground(run) : run()
  return {
    wake() {
      isAwake = true
      endRest?.()
    },
    async stop() {
      isStopped = true
      endRest?.()
      await ended
    },
  }
}
