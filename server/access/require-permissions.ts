import type { FastifyInstance, RouteOptions } from 'fastify'
import type { Permission } from './permissions.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What whoever calls this route must be allowed to do. */
    permission?: Permission
    /**
     * What somebody gets who sees their own teams alone: `teams`, the route keeps to `principal.visibility`; `house`, it speaks of all teams at
     * once and is refused. A route that asks for a permission over cases and says nothing is refused, too.
     */
    reach?: 'teams' | 'house'
    /** For everybody, without signing in. */
    public?: true
    /** For everybody who signed in, whatever their roles: one's own session. */
    signedIn?: true
    /** Asked so often, and costing so little, that nobody is counted. */
    unlimited?: true
  }
}

/**
 * Refuses to start a server with a route that does not say, exactly once, who may call it. Register it before all routes.
 * Routes are judged when all are there, since those of plugins are told what they are by the scope they are registered in.
 * A route that slipped through all the same is answered with 403 (`authenticate`).
 */
export function requirePermissions(app: FastifyInstance): void {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  app.addHook('onReady', async () => {
    const silent = routes
      .filter((route) => !saysWhoMayCall(route))
      .map(({ method, url }) => `${[method].flat().join(',')} ${url}`)
    if (silent.length > 0) throw new Error(`These routes do not say who may call them: ${silent.join('; ')}`)
  })
}

function saysWhoMayCall({ config }: RouteOptions): boolean {
  const ways = [config?.permission, config?.public, config?.signedIn].filter((way) => way !== undefined)
  return ways.length === 1
}
