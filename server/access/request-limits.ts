import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import type { App } from '../http/app.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { ServerLimits } from '../server-parts.ts'
import type { Principal } from './principal.ts'

/** Who asks too often is told to wait: strangers by their address, others by who they are. */
export interface RequestLimits {
  refuseBusyStranger(request: FastifyRequest): Promise<void>
  refuseBusy(request: FastifyRequest, principal: Principal): Promise<void>
}

const minuteMs = 60_000

/** Counts in this process; behind several of them each allows as much. */
export async function requestLimits(
  app: App,
  { requestsPerMinute, anonymousPerMinute }: Pick<ServerLimits, 'requestsPerMinute' | 'anonymousPerMinute'>,
): Promise<RequestLimits> {
  await app.register(rateLimit, { global: false })
  const keys = new WeakMap<FastifyRequest, string>()
  const counter = (max: number) =>
    app.createRateLimit({ max, timeWindow: minuteMs, keyGenerator: (request) => keys.get(request) ?? request.ip })
  const strangers = counter(anonymousPerMinute)
  const known = counter(requestsPerMinute)

  const refuse = async (count: ReturnType<typeof counter>, request: FastifyRequest) => {
    const answer = await count(request)
    if (answer.isAllowed || !answer.isExceeded) return
    const seconds = Math.max(1, answer.ttlInSeconds)
    throw apiProblem('http.too-many-requests', { seconds }, { retryAfter: seconds })
  }

  return {
    refuseBusyStranger: (request) => refuse(strangers, request),
    refuseBusy(request, { kind, id }) {
      keys.set(request, `${kind}:${id}`)
      return refuse(known, request)
    },
  }
}
