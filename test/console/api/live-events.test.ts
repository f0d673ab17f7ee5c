import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type EventSourceLike, listenLive } from '../../../console/api/live-events.ts'
import { staleKeys } from '../../../console/shell/live-updates.tsx'
import { LIVE } from '../../../core/contract/live.ts'
import type { WireEvent } from '../../../core/contract/wire.ts'

class FakeSource implements EventSourceLike {
  onopen: ((event: Event) => void) | null = null
  onerror: ((event: Event) => void) | null = null
  readyState = 0
  isClosed = false
  readonly listeners = new Map<string, (event: MessageEvent<string>) => void>()

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.listeners.set(type, listener)
  }

  close(): void {
    this.isClosed = true
  }

  say(type: string, data: string): void {
    this.listeners.get(type)?.(new MessageEvent(type, { data }))
  }
}

const event = (type: WireEvent['type'], number: number): WireEvent => ({
  id: String(number),
  type,
  at: '2026-11-24T10:00:00.000Z',
  case: { id: `case-${number}`, number },
  data: {},
})

function listening() {
  const sources: FakeSource[] = []
  const urls: string[] = []
  const onEvents = vi.fn()
  const onState = vi.fn()
  const onGap = vi.fn()
  const stop = listenLive({
    after: '41',
    open: (url) => {
      urls.push(url)
      const source = new FakeSource()
      sources.push(source)
      return source
    },
    onEvents,
    onState,
    onGap,
  })
  return { sources, urls, onEvents, onState, onGap, stop }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('live events', () => {
  it('are told later than an answer is shared, so that none from before them is taken for news', () => {
    expect(LIVE.batchMs).toBeGreaterThan(LIVE.sharedMs)
  })

  it('come in batches', () => {
    const { sources, onEvents, stop } = listening()

    sources[0]!.say('case', JSON.stringify(event('case', 1)))
    sources[0]!.say('breach', JSON.stringify(event('breach', 2)))
    expect(onEvents).not.toHaveBeenCalled()
    vi.advanceTimersByTime(300)

    expect(onEvents).toHaveBeenCalledOnce()
    expect(onEvents).toHaveBeenCalledWith([event('case', 1), event('breach', 2)])
    stop()
  })

  it('leave the browser to resume a stream that broke', () => {
    const { sources, onState, onGap, stop } = listening()
    const source = sources[0]!
    source.onopen?.(new Event('open'))

    source.onerror?.(new Event('error'))
    vi.advanceTimersByTime(120_000)
    source.onopen?.(new Event('open'))

    expect(sources).toHaveLength(1)
    expect(onGap).not.toHaveBeenCalled()
    expect(onState.mock.calls.flat()).toEqual(['connecting', 'live', 'reconnecting', 'live'])
    stop()
  })

  it('open a refused stream again, later and later, and tell of the gap', () => {
    const { sources, urls, onGap, stop } = listening()
    sources[0]!.say('case', JSON.stringify(event('case', 57)))
    const refuse = (source: FakeSource) => {
      source.readyState = 2
      source.onerror?.(new Event('error'))
    }

    refuse(sources[0]!)
    vi.advanceTimersByTime(2000)
    expect(sources).toHaveLength(2)
    refuse(sources[1]!)
    vi.advanceTimersByTime(3999)
    expect(sources).toHaveLength(2)
    vi.advanceTimersByTime(1)
    sources[2]!.onopen?.(new Event('open'))

    expect(onGap).toHaveBeenCalledOnce()
    expect(urls).toEqual(['41', '57', '57'].map((id) => `/api/v1/events?lastEventId=${id}`))
    stop()
  })

  it('ignore what is no event', () => {
    const { sources, onEvents, stop } = listening()

    sources[0]!.say('case', '{broken')
    sources[0]!.say('case', '7')
    vi.advanceTimersByTime(1000)

    expect(onEvents).not.toHaveBeenCalled()
    stop()
  })

  it('end with whoever listened', () => {
    const { sources, onEvents, stop } = listening()
    sources[0]!.say('case', JSON.stringify(event('case', 1)))

    stop()
    vi.advanceTimersByTime(1000)

    expect(sources[0]!.isClosed).toBe(true)
    expect(onEvents).not.toHaveBeenCalled()
  })
})

describe('what events make stale', () => {
  it('is the list and the cases they are about, each once, by id and by number', () => {
    expect(staleKeys([event('case', 1), event('case', 1)])).toEqual([['cases'], ['case', 'case-1'], ['case', '1']])
  })

  it('is the list of breaches only when one happened', () => {
    expect(staleKeys([event('breach', 1)])).toContainEqual(['breaches'])
    expect(staleKeys([event('warning', 1)])).toEqual([
      ['case', 'case-1'],
      ['case', '1'],
    ])
  })
})
