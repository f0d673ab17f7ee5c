import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { countReach } from '../../store/documents/read-publications.ts'
import { countWork } from '../../store/jobs/lease.ts'
import type { App } from '../http/app.ts'
import type { LiveStreams } from '../live/live-streams.ts'
import type { ServerParts } from '../server-parts.ts'

/**
 * What Prometheus reads: the process, the work that waits or was given up, and the requests by route, method and status.
 * Routes are named by their pattern, so no id gets in.
 */
export function metricsRoutes(
  app: App,
  streams: Pick<LiveStreams, 'count'>,
  { store }: Pick<ServerParts, 'store'>,
): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'pledge_http_request_seconds',
    help: 'How long requests took.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const failures = new Counter({
    name: 'pledge_http_failures_total',
    help: 'Requests that failed for a reason on our side.',
    registers: [registry],
  })
  new Gauge({
    name: 'pledge_event_streams',
    help: 'Event streams that are open.',
    registers: [registry],
    collect() {
      this.set(streams.count)
    },
  })
  new Gauge({
    name: 'pledge_work',
    help: 'Jobs, and what the inbox holds, by state; missing while the database cannot be asked.',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const queue of ['jobs', 'inbox'] as const) {
        const counts = await countWork(store, queue).catch((error: unknown) => {
          app.log.warn({ err: error }, 'the work that waits could not be counted')
          return null
        })
        if (counts === null) return
        for (const state of ['ready', 'leased', 'dead'] as const) this.set({ queue, state }, counts[state])
      }
    },
  })
  new Gauge({
    name: 'pledge_publication_cases',
    help: 'Running cases that open publications have yet to reach, and those that could not be carried; missing while the database cannot be asked.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset()
      const counts = await countReach(store).catch((error: unknown) => {
        app.log.warn({ err: error }, 'the cases that publications reach could not be counted')
        return null
      })
      if (counts === null) return
      for (const state of ['left', 'refused'] as const) this.set({ state }, counts[state])
    },
  })

  app.addHook('onResponse', async (request, reply) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none')
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    if (reply.statusCode >= 500) failures.inc()
  })

  app.get('/metrics', { config: { permission: 'metrics.read' }, schema: { hide: true } }, async (_, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  )
}
