import pg from 'pg'
import type { Channel } from '../store.ts'

type Handler = (payload: string) => void

/** One connection that listens for the whole process, made at the first `listen` and again whenever it is lost. */
export interface Listener {
  listen(channel: Channel, handler: Handler): Promise<() => Promise<void>>
  close(): Promise<void>
}

const firstRetryMs = 250
const longestRetryMs = 15_000

export function openListener(settings: pg.ClientConfig, onError: (error: Error) => void): Listener {
  const handlers = new Map<Channel, Set<Handler>>()
  let client: Promise<pg.Client> | null = null
  let retry: NodeJS.Timeout | null = null
  let isClosed = false

  const tell = (channel: string, payload: string) => {
    for (const handle of handlers.get(channel as Channel) ?? []) handle(payload)
  }

  const connect = async (): Promise<pg.Client> => {
    const made = new pg.Client(settings)
    made.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''))
    made.on('error', onError)
    try {
      await made.connect()
      for (const channel of handlers.keys()) await made.query(`listen ${channel}`)
    } catch (error) {
      await made.end().catch(() => undefined)
      throw error
    }
    made.once('end', () => {
      client = null
      reconnect(firstRetryMs)
    })
    return made
  }

  const reconnect = (delayMs: number) => {
    if (isClosed || handlers.size === 0) return
    retry = setTimeout(() => {
      client = connect()
      client.then(
        () => handlers.forEach((_, channel) => tell(channel, '')),
        (error: unknown) => {
          client = null
          onError(error instanceof Error ? error : new Error(String(error)))
          reconnect(Math.min(delayMs * 2, longestRetryMs))
        },
      )
    }, delayMs)
  }

  return {
    listen: async (channel, handler) => {
      const known = handlers.get(channel)
      const mine: Handler = (payload) => handler(payload)
      if (known) known.add(mine)
      else {
        handlers.set(channel, new Set([mine]))
        if (client) await (await client).query(`listen ${channel}`)
      }
      if (!client && !retry) client = connect()
      await client
      return () => Promise.resolve(void handlers.get(channel)?.delete(mine))
    },
    close: async () => {
      isClosed = true
      if (retry) clearTimeout(retry)
      const open = client
      client = null
      await open?.then((made) => made.end()).catch(() => undefined)
    },
  }
}
