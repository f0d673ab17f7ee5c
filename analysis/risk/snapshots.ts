import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { quantile } from 'simple-statistics'
import type { Calendars, CaseHistory } from './case-history.ts'
import { decidedAt } from './clock-at.ts'
import { type RunningPromise, runningPromises } from './running-promises.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A promise as it ran at an instant of the past, and what became of it. */
export interface SeenPromise {
  readonly at: number
  readonly decidedAt: number
  readonly isBroken: boolean
  readonly promise: RunningPromise
}

export interface Snapshots {
  readonly seen: readonly SeenPromise[]
  /** The instants between which they lie. */
  readonly fromAt: number
  readonly toAt: number
  /** How long nearly all promises take to be decided. */
  readonly settledMs: number
}

const mostSeen = 16_000
const mostInstants = 1500

/**
 * What ran at instants of the past, drawn evenly over the history: so promises are seen as often as a list that is looked at by chance would
 * show them. The first days, in which queues are not known whole, and the last ones, in which much is not decided, are left out; and
 * with them the few promises that are still open. Pure; the same for the same seed.
 */
export function snapshots(cases: readonly CaseHistory[], calendars: Calendars, at: number, seed: number): Snapshots {
  const ordered = [...cases].sort((a, b) => a.createdAt - b.createdAt)
  const lives = ordered.flatMap(({ clocks }) =>
    clocks.flatMap(({ instances }) =>
      instances.flatMap((instance) => {
        const decided = decidedAt(instance)
        return decided === null ? [] : [decided - instance.startedAt]
      }),
    ),
  )
  const firstAt = ordered[0]?.createdAt ?? at
  const span = at - firstAt
  const settledMs = lives.length === 0 ? span : Math.min(quantile(lives, 0.97), span / 6)
  const fromAt = firstAt + Math.min(7 * dayMs, span / 6)
  const toAt = at - settledMs
  if (lives.length === 0 || toAt <= fromAt) return { seen: [], fromAt, toAt: fromAt, settledMs }
  const alive = Math.max(1, lives.reduce((sum, life) => sum + Math.max(0, life), 0) / span)
  const instants = Math.max(100, Math.min(mostInstants, Math.ceil(mostSeen / alive)))
  const share = Math.min(1, mostSeen / (instants * alive))
  const generator = xoroshiro128plus(seed)
  const seen: SeenPromise[] = []
  for (const { instant, open } of sliding(ordered, fromAt, toAt, instants, () => uniformFloat64(generator))) {
    for (const promise of runningPromises(open.values(), calendars, instant)) {
      if (uniformFloat64(generator) >= share) continue
      const outcome = outcomeOf(open.get(promise.caseId), promise)
      if (outcome !== null) seen.push({ at: instant, promise, ...outcome })
    }
  }
  return { seen, fromAt, toAt, settledMs }
}

/** Instants in order, each by chance within its share of the whole, with the cases that may be open then. */
function* sliding(
  ordered: readonly CaseHistory[],
  fromAt: number,
  toAt: number,
  count: number,
  chance: () => number,
): Generator<{ readonly instant: number; readonly open: ReadonlyMap<string, CaseHistory> }> {
  const open = new Map<string, CaseHistory>()
  let next = 0
  for (let index = 0; index < count; index++) {
    const instant = Math.floor(fromAt + ((index + chance()) / count) * (toAt - fromAt))
    for (let history = ordered[next]; history !== undefined && history.createdAt <= instant; history = ordered[next]) {
      open.set(history.id, history)
      next++
    }
    for (const [id, { happenings }] of open) if ((happenings.at(-1)?.at ?? 0) < instant - 30 * dayMs) open.delete(id)
    yield { instant, open }
  }
}

function outcomeOf(history: CaseHistory | undefined, { clock, instance: number }: RunningPromise) {
  const instance = history?.clocks.find(({ id }) => id === clock)?.instances.find(({ instance: own }) => own === number)
  const decided = instance === undefined ? null : decidedAt(instance)
  return instance === undefined || decided === null ? null : { decidedAt: decided, isBroken: instance.missed }
}
