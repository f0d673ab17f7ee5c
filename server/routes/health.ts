import { z } from 'zod'
import type { App } from '../http/app.ts'
import type { ServerParts } from '../server-parts.ts'

const readySchema = z
  .strictObject({ database: z.enum(['up', 'down']), engine: z.enum(['up', 'down']) })
  .meta({ id: 'Readiness' })

/** For whoever watches the process: is it alive, and can it do its work. Outside /api/v1, public, and silent about everything else. */
export function healthRoutes(app: App, { store, engine }: Pick<ServerParts, 'store' | 'engine'>): void {
  app.get(
    '/healthz',
    {
      config: { public: true, unlimited: true },
      schema: {
        tags: ['operations'],
        summary: 'Whether the process lives',
        response: { 200: z.strictObject({ status: z.literal('ok') }) },
      },
    },
    () => ({ status: 'ok' as const }),
  )

  app.get(
    '/readyz',
    {
      config: { public: true },
      schema: {
        tags: ['operations'],
        summary: 'Whether it can do its work',
        response: { 200: readySchema, 503: readySchema },
      },
    },
    async (_, reply) => {
      const [isDatabaseUp, isEngineUp] = await Promise.all([
        store.ping().then(
          () => true,
          () => false,
        ),
        engine.isReachable(),
      ])
      return reply.code(isDatabaseUp && isEngineUp ? 200 : 503).send({
        database: isDatabaseUp ? 'up' : 'down',
        engine: isEngineUp ? 'up' : 'down',
      })
    },
  )
}
