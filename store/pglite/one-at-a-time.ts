/** Somebody waits for it; nobody does; or it is done when nothing else is left. */
export type Lane = 'awaited' | 'background' | 'last'

/** After so many that somebody waits for, one of the background has its turn. */
const mostPassed = 20

/**
 * Does one thing at a time, each in the chain of calls that asked for it: what somebody waits for goes first, in its order. What goes on in the
 * background has a turn when nobody waits, and now and then while they do, so that it comes to its end.
 */
export function oneAtATime(): <T>(lane: Lane, work: () => Promise<T>) => Promise<T> {
  const waiting: Readonly<Record<Lane, (() => void)[]>> = { awaited: [], background: [], last: [] }
  let isBusy = false
  let passed = 0

  const handOn = (): void => {
    const isOwed = passed >= mostPassed && waiting.background.length > 0
    const lane = isOwed || waiting.awaited.length === 0 ? 'background' : 'awaited'
    passed = lane === 'awaited' && waiting.background.length > 0 ? passed + 1 : 0
    const next = waiting[lane].shift() ?? waiting.last.shift()
    if (next === undefined) isBusy = false
    else next()
  }

  return async (lane, work) => {
    // Whoever is handed the turn by `handOn` has it already.
    if (isBusy) await new Promise<void>((resolve) => waiting[lane].push(resolve))
    isBusy = true
    try {
      return await work()
    } finally {
      handOn()
    }
  }
}
