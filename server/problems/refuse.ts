import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isProblemCode } from '../../core/catalogue/index.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { languageOf } from '../http/language-of.ts'
import { bodyLimit } from '../http/parse-body.ts'
import type { AnswerWithPage } from '../static/web-app.ts'
import { ApiProblem, apiProblem } from './api-problem.ts'
import { problemBody } from './problem-body.ts'
import { statusOf } from './problem-status.ts'

/** Answers with a problem, in the language the request asks for. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ProblemError,
  publicUrl: string,
): FastifyReply {
  const language = languageOf(request.headers['accept-language'])
  const retryAfter = problem instanceof ApiProblem ? problem.extras.retryAfter : undefined
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  return reply
    .code(statusOf(problem.code))
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemBody(problem, language, publicUrl))
}

/** The framework's own refusals as problems of the catalogue; null for what is a bug. */
function fromFramework(error: FastifyError, request: FastifyRequest): ProblemError | null {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return apiProblem('http.body-too-large', { limit: request.routeOptions.bodyLimit ?? bodyLimit })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return apiProblem('http.unsupported-media-type', { type: (request.headers['content-type'] ?? '').slice(0, 100) })
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return apiProblem('http.unreadable-body', {})
    default: {
      const isTheirs = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
      return isTheirs ? apiProblem('http.malformed-request', {}) : null
    }
  }
}

/** Whatever was thrown, as a problem. What is not in the catalogue is a bug: logged whole, answered with a reference and nothing else. */
export function problemOf(error: FastifyError | ProblemError, request: FastifyRequest): ProblemError {
  if (isProblemCode(error.code)) return asProblem(error)
  const known = fromFramework(error, request)
  if (known !== null) return known
  request.log.error({ err: error }, 'a request failed')
  return apiProblem('http.internal', { reference: request.id })
}

function asProblem(error: FastifyError | ProblemError): ProblemError {
  if (error instanceof ProblemError) return error
  const { code, params = {}, issues = [] } = error as FastifyError & Partial<ProblemError>
  return new ProblemError(code, params, issues)
}

/**
 * Every refusal of the server is a problem: thrown ones, those of the framework, unknown paths and wrong methods; but for paths inside the web app,
 * which `page` answers.
 */
export function answerWithProblems(app: FastifyInstance, publicUrl: string, page: () => AnswerWithPage): void {
  const methods = knownMethods(app)

  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = problemOf(error, request)
    if (statusOf(problem.code) >= 500 && problem.code !== 'http.internal') {
      request.log.warn({ code: problem.code }, 'a request could not be served')
    }
    return sendProblem(request, reply, problem, publicUrl)
  })

  app.setNotFoundHandler((request, reply) => {
    const answered = page()(request, reply)
    if (answered !== null) return answered
    const path = request.url.split('?')[0] ?? ''
    const allowed = methods(path)
    if (allowed.length === 0) {
      return sendProblem(request, reply, apiProblem('http.unknown-path', { path: path.slice(0, 200) }), publicUrl)
    }
    reply.header('allow', allowed.join(', '))
    const problem = apiProblem('http.method-not-allowed', { method: request.method, allowed })
    return sendProblem(request, reply, problem, publicUrl)
  })
}

/** Which methods a path answers to: routes are noted as they are registered. */
function knownMethods(app: FastifyInstance): (path: string) => string[] {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    const pattern = new RegExp(`^${url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z]+/g, '[^/]+')}/?$`)
    routes.push({ pattern, methods: [method].flat() })
  })
  return (path) => [...new Set(routes.filter((route) => route.pattern.test(path)).flatMap((route) => route.methods))]
}

/** Answers bytes that are no HTTP request, and ends the connection. */
export function refuseMalformed(socket: Socket, publicUrl: string): void {
  if (!socket.writable) return
  const body = JSON.stringify(problemBody(apiProblem('http.malformed-request', {}), 'en', publicUrl))
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
