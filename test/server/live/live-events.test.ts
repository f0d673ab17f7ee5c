import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveEvents } from '../../../server/live/live-events.ts'
import type { Store } from '../../../store/store.ts'
import type { StreamEvent } from '../../../store/stream/stream-events.ts'

const eventOf = (id: number): StreamEvent => ({
  id,
  at: 0,
  type: 'document',
  caseId: null,
  number: null,
  flow: null,
  team: null,
  assignee: null,
  data: {},
})

/** A store that tells of events and can be away. */
function storeWithEvents() {
  const events: StreamEvent[] = []
  let isAway = false
  let wake: () => void = () => undefined
  const store = {
    query: async (_text: string, [after]: readonly number[] = []) => {
      if (isAway) throw new Error('the database is away')
      return after === undefined ? [{ id: events.at(-1)?.id ?? null }] : events.filter(({ id }) => id > after)
    },
    listen: async (_channel: string, handler: () => void) => {
      wake = handler
      return async () => undefined
    },
  } as unknown as Store
  return {
    store,
    away: (is: boolean) => {
      isAway = is
    },
    tell: (id: number) => {
      events.push(eventOf(id))
      wake()
    },
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

async function listening() {
  const source = storeWithEvents()
  const live = new LiveEvents(source.store, pino({ enabled: false }))
  const heard: number[] = []
  live.listen(({ id }) => heard.push(id))
  await live.start()
  return { ...source, live, heard }
}

describe('the events that this process hears', () => {
  it('are told once, in order, as they come', async () => {
    const { live, heard, tell } = await listening()

    tell(1)
    tell(2)
    await vi.advanceTimersByTimeAsync(0)
    tell(3)
    await vi.advanceTimersByTimeAsync(0)

    expect(heard).toEqual([1, 2, 3])
    await live.close()
  })

  it('are read again by themselves after the store was away, though nothing more happens', async () => {
    const { live, heard, tell, away } = await listening()
    away(true)
    tell(1)
    await vi.advanceTimersByTimeAsync(2500)
    expect(heard).toEqual([])

    away(false)
    await vi.advanceTimersByTimeAsync(1000)

    expect(heard).toEqual([1])
    await live.close()
    expect(vi.getTimerCount()).toBe(0)
  })
})
