import { describe, expect, it } from 'vitest'
import { createTickingClock } from '../../../look/time/ticking-clock.ts'

function simulated(startAt: number) {
  let now = startAt
  let timers: { id: number; at: number; callback: () => void }[] = []
  let ids = 0
  return {
    now: () => now,
    armed: () => timers.length,
    timers: {
      set: (callback: () => void, afterMs: number) => {
        ids += 1
        timers.push({ id: ids, at: now + afterMs, callback })
        return ids
      },
      clear: (id: number) => {
        timers = timers.filter((timer) => timer.id !== id)
      },
    },
    runUntil(at: number) {
      for (;;) {
        const next = timers.filter((timer) => timer.at <= at).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter((timer) => timer !== next)
        now = next.at
        next.callback()
      }
      now = at
    },
  }
}

describe('the ticking clock', () => {
  it('wakes everyone once a second, at whole seconds, with one timer', () => {
    const world = simulated(10_250)
    const clock = createTickingClock(world.now, world.timers)
    const heard: number[] = []

    clock.subscribe(() => heard.push(world.now()))
    clock.subscribe(() => undefined)

    expect(world.armed()).toBe(1)
    world.runUntil(13_500)
    expect(heard).toEqual([11_000, 12_000, 13_000])
  })

  it('runs no timer while nobody listens', () => {
    const world = simulated(0)
    const clock = createTickingClock(world.now, world.timers)

    const stop = clock.subscribe(() => undefined)
    stop()

    expect(world.armed()).toBe(0)
  })
})
