import { z } from 'zod'
import type { RecordValue } from '../../core/contract/record.ts'
import type { WireEvent } from '../../core/contract/wire.ts'
import { newestEventId, type StreamEvent } from '../../store/stream/stream-events.ts'
import { maySee } from '../../store/visibility.ts'
import { principalOf } from '../access/authenticate.ts'
import type { FindPrincipal } from '../access/find-principal.ts'
import type { Permission } from '../access/permissions.ts'
import type { Principal } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import { listIn } from '../http/page-of.ts'
import type { LiveStreams } from '../live/live-streams.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireData, wireInstant } from '../wire/wire-instant.ts'

const types = ['case', 'breach', 'warning', 'document'] as const satisfies readonly WireEvent['type'][]

/** What somebody must be allowed to do to hear of each type of event. */
const permissionFor: Readonly<Record<WireEvent['type'], Permission>> = {
  case: 'cases.read',
  warning: 'cases.read',
  breach: 'breaches.read',
  document: 'documents.read',
}

const eventId = z.string().regex(/^\d{1,15}$/)

const eventsQuery = z.strictObject({
  types: z
    .string()
    .regex(new RegExp(`^(?:${types.join('|')})(?:,(?:${types.join('|')}))*$`))
    .exactOptional()
    .meta({ description: `one or more of ${types.join(', ')}; all if left out` }),
  case: z.string().min(1).max(100).exactOptional().meta({ description: 'only what happens to this case, by its id' }),
  lastEventId: eventId.exactOptional().meta({ description: 'for whoever cannot set Last-Event-ID' }),
})

type EventParts = Pick<ServerParts, 'store' | 'now'> & {
  readonly streams: LiveStreams
  readonly findPrincipal: FindPrincipal
  readonly mostStreams: number
}

/** The stream of server-sent events. Who may read it is decided like everywhere, before the connection is taken over. */
export function eventRoutes(app: App, { store, now, streams, findPrincipal, mostStreams }: EventParts): void {
  const openBy = new Map<string, number>()

  app.get(
    '/events',
    {
      config: { permission: 'cases.read', reach: 'teams' },
      schema: {
        tags: ['events'],
        summary: 'What happens, as it happens',
        description:
          'Server-sent events `case`, `breach`, `warning` and `document`, whose data is an Event. Whoever comes back with Last-Event-ID misses nothing.',
        produces: ['text/event-stream'],
        querystring: eventsQuery,
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      // As they are now: rights and teams change while a stream is open.
      let reader = principal
      const owner = `${principal.kind}:${principal.id}`
      const open = openBy.get(owner) ?? 0
      if (open >= mostStreams) throw apiProblem('http.too-many-streams', { limit: mostStreams }, { retryAfter: 30 })
      const after = await startOf(request.headers['last-event-id'] ?? request.query.lastEventId)
      openBy.set(owner, open + 1)
      reply.hijack()
      try {
        await streams.serve({
          response: reply.raw,
          headers: reply.getHeaders(),
          after,
          show: showing(() => reader, request.query),
          mayGoOn: async () => {
            const found = await findPrincipal(request, now())
            if (found.kind !== 'principal') return false
            reader = found.principal
            return reader.permissions.has('cases.read')
          },
        })
      } catch (error) {
        request.log.error({ err: error }, 'an event stream failed')
        reply.raw.destroy()
      } finally {
        const left = (openBy.get(owner) ?? 1) - 1
        if (left > 0) openBy.set(owner, left)
        else openBy.delete(owner)
      }
    },
  )

  /** The id to go on from; null: from now on, also for an id that has not been given yet, as after a restored backup. */
  async function startOf(id: string | string[] | undefined): Promise<number | null> {
    if (id === undefined || id === '') return null
    const given = eventId.safeParse(id)
    if (!given.success) throw apiProblem('http.bad-event-id', {})
    const after = Number(given.data)
    return after > (await newestEventId(store)) ? null : after
  }
}

/** What of the stream one reader may see and wants to. */
function showing(readerNow: () => Principal, query: z.output<typeof eventsQuery>) {
  const wanted = new Set(listIn(query.types) ?? types)
  return (event: StreamEvent): WireEvent | null => {
    const { permissions, visibility } = readerNow()
    const isWanted = wanted.has(event.type) && (query.case === undefined || query.case === event.caseId)
    const isSeen = event.type === 'document' || maySee(visibility, event)
    return isWanted && isSeen && permissions.has(permissionFor[event.type]) ? wireEvent(event) : null
  }
}

function wireEvent({ id, at, type, caseId, number, flow, data }: StreamEvent): WireEvent {
  return {
    id: String(id),
    type,
    at: wireInstant(at),
    ...(caseId === null || number === null ? {} : { case: { id: caseId, number } }),
    ...(caseId === null || flow === null ? {} : { flow }),
    data: wireData(data as Readonly<Record<string, RecordValue>>),
  }
}
