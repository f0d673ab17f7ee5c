import type { FastifyRequest } from 'fastify'
import type { Instant } from '../../core/contract/time.ts'
import type { App } from '../http/app.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { FindPrincipal } from './find-principal.ts'
import type { Permission } from './permissions.ts'
import type { Principal } from './principal.ts'
import type { RequestLimits } from './request-limits.ts'
import { isSameOrigin } from './same-origin.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whoever makes this request; null before it is known, and on public routes for strangers. */
    principal: Principal | null
  }
}

export interface AuthenticateOptions {
  readonly findPrincipal: FindPrincipal
  readonly limits: RequestLimits
  readonly publicUrl: string
  readonly now: () => Instant
}

/** What is allowed over cases, or figures of them. */
const tellsOfCases: ReadonlySet<Permission> = new Set<Permission>([
  'cases.read',
  'cases.create',
  'cases.work',
  'breaches.read',
  'breaches.review',
  'breaches.approve',
  'reports.read',
  'reports.export',
  'reports.schedule',
  'alerts.manage',
  'people.read',
  'quality.audit',
  'scorecards.manage',
  'jobs.manage',
])

/**
 * Finds out who asks and whether they may, before a route's handler or body parser runs. A route that says nothing is closed.
 * Whoever sees their own teams alone is let in where the route keeps to that (`reach`), and nowhere else.
 * What a cookie vouches for may change something only when it comes from our own pages; API keys are sent on purpose, so they need no such check.
 */
export function authenticate(app: App, { findPrincipal, limits, publicUrl, now }: AuthenticateOptions): void {
  app.decorateRequest('principal', null)

  app.addHook('onRequest', async (request) => {
    const { permission, public: isPublic, signedIn, unlimited, reach } = request.routeOptions.config
    if (unlimited === true) return
    if (isPublic === true || request.is404) return limits.refuseBusyStranger(request)
    const found = await findPrincipal(request, now())
    if (found.kind === 'nobody') {
      await limits.refuseBusyStranger(request)
      throw apiProblem(found.code, {})
    }
    const { principal } = found
    if (principal.sessionToken !== null && !comesFromUs(request, publicUrl)) throw apiProblem('http.cross-site', {})
    await limits.refuseBusy(request, principal)
    if (signedIn !== true && (permission === undefined || !principal.permissions.has(permission))) {
      throw apiProblem('http.not-permitted', { permission: permission ?? '' })
    }
    const speaksOf = reach ?? (permission !== undefined && tellsOfCases.has(permission) ? 'house' : 'teams')
    if (speaksOf === 'house' && principal.visibility !== 'all') throw apiProblem('http.own-teams-only', {})
    request.principal = principal
  })
}

/** Whether the request may change something as far as browsers tell where it came from. */
export function comesFromUs({ method, headers }: FastifyRequest, publicUrl: string): boolean {
  const fetchSite = headers['sec-fetch-site']
  return isSameOrigin(
    {
      method,
      host: headers.host,
      origin: headers.origin,
      fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
    },
    publicUrl,
  )
}

/** The principal of a route that is not public. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === null) throw new Error('This route is public and knows no principal.')
  return request.principal
}
