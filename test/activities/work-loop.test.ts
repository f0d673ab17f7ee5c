import { afterEach, describe, expect, it, vi } from 'vitest'
import { startWorkLoop, type WorkLoop } from '../../activities/work-loop.ts'

const loops: WorkLoop[] = []
const start = (...given: Parameters<typeof startWorkLoop>): WorkLoop => {
  const loop = startWorkLoop(...given)
  loops.push(loop)
  return loop
}
const onError = (error: unknown): void => {
  throw error
}

afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()))
})

describe('a work loop', () => {
  it('goes on without a rest while there is more to do', async () => {
    let left = 5
    start({ turn: async () => --left > 0, restMs: 60_000, onError })

    await expect.poll(() => left).toBe(0)
  })

  it('rests when there is nothing, until somebody wakes it', async () => {
    let turns = 0
    const loop = start({
      turn: async () => {
        turns += 1
        return false
      },
      restMs: 60_000,
      onError,
    })
    await expect.poll(() => turns).toBe(1)

    loop.wake()

    await expect.poll(() => turns).toBe(2)
  })

  it('misses no call that comes during a turn', async () => {
    let turns = 0
    let release: () => void = () => undefined
    const loop = start({
      turn: () => {
        turns += 1
        return new Promise((resolve) => {
          release = () => resolve(false)
        })
      },
      restMs: 60_000,
      onError,
    })
    loop.wake()
    release()

    await expect.poll(() => turns).toBe(2)
    release()
  })

  it('goes on after a turn that failed, and says so', async () => {
    const told = vi.fn()
    let turns = 0
    start({
      turn: async () => {
        turns += 1
        if (turns === 1) throw new Error('the database is away')
        return false
      },
      restMs: 5,
      onError: told,
    })

    await expect.poll(() => turns).toBeGreaterThan(1)
    expect(told).toHaveBeenCalledOnce()
  })

  it('stops after the turn under way', async () => {
    let isDone = false
    const loop = start({
      turn: async () => {
        await new Promise((resolve) => setTimeout(resolve, 30))
        isDone = true
        return true
      },
      restMs: 5,
      onError,
    })

    await loop.stop()

    expect(isDone).toBe(true)
  })
})
