import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { WireEvent } from '../../../core/contract/wire.ts'
import type { WireOperation } from '../../../core/contract/wire-operation.ts'
import { watchOperation } from '../../../editor/operation/watch-operation.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const event = (flow: string): WireEvent => ({ id: '1', type: 'case', at: '2026-11-23T00:00:00.000Z', flow, data: {} })

/** A watch over a server that answers at once, and what it is told. */
function watched(load = vi.fn(async () => ({ flow: 'complaint' }) as WireOperation)) {
  let tell: (events: readonly WireEvent[]) => void = () => undefined
  const [onFigures, onError] = [vi.fn(), vi.fn()]
  const stopHearing = vi.fn()
  const onEvents = (listener: typeof tell) => {
    tell = listener
    return stopHearing
  }
  const stop = watchOperation({ flow: 'complaint', load, onEvents, onFigures, onError })
  return { load, onFigures, onError, stop, stopHearing, tell: (...events: readonly WireEvent[]) => tell(events) }
}

it('asks at once, and again soon after something happened to a case of the flow, however much it was', async () => {
  const { load, tell, stop } = watched()
  await vi.advanceTimersByTimeAsync(5000)
  expect(load).toHaveBeenCalledTimes(1)

  tell(event('complaint'))
  await vi.advanceTimersByTimeAsync(0)
  expect(load).toHaveBeenCalledTimes(2)
  for (let count = 0; count < 50; count++) tell(event('complaint'), event('complaint'))
  await vi.advanceTimersByTimeAsync(1900)
  expect(load).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(200)
  expect(load).toHaveBeenCalledTimes(3)
  stop()
})

it('does not ask because of other flows, but when something may have been missed, and once a minute', async () => {
  const { load, tell, stop } = watched()
  await vi.advanceTimersByTimeAsync(5000)

  tell(event('consultation'))
  await vi.advanceTimersByTimeAsync(5000)
  expect(load).toHaveBeenCalledTimes(1)
  tell()
  await vi.advanceTimersByTimeAsync(0)
  expect(load).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(61_000)
  expect(load).toHaveBeenCalledTimes(3)
  stop()
})

it('tells what went wrong and goes on; once stopped it tells nothing more', async () => {
  const answers = [
    () => Promise.reject(new Error('gone')),
    () => Promise.resolve({ flow: 'complaint' } as WireOperation),
  ]
  const load = vi.fn(() => answers.shift()?.() ?? new Promise<WireOperation>(() => undefined))
  const { onError, onFigures, stop, stopHearing } = watched(load)

  await vi.advanceTimersByTimeAsync(0)
  expect(onError).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(61_000)
  expect(onFigures).toHaveBeenCalledTimes(1)
  stop()
  await vi.advanceTimersByTimeAsync(200_000)

  expect(stopHearing).toHaveBeenCalledTimes(1)
  expect(load).toHaveBeenCalledTimes(2)
})
