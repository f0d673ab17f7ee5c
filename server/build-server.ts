import cookie from '@fastify/cookie'
import fastify, { type FastifyRequest, LogController } from 'fastify'
import { authenticate } from './access/authenticate.ts'
import { principalFinder } from './access/find-principal.ts'
import { requestLimits } from './access/request-limits.ts'
import { requirePermissions } from './access/require-permissions.ts'
import { sessionCookie } from './access/session-cookie.ts'
import { PlanCache } from './cases/plan-cache.ts'
import { Exports } from './exports/exports.ts'
import type { App } from './http/app.ts'
import { describeRoutes, openApiRoute } from './http/openapi.ts'
import { bodyLimit, parseBody } from './http/parse-body.ts'
import { securityHeaders } from './http/security-headers.ts'
import { serializerCompiler, validatorCompiler } from './http/validate.ts'
import { CaseArrivals } from './live/case-arrivals.ts'
import { LiveEvents } from './live/live-events.ts'
import { LiveStreams } from './live/live-streams.ts'
import { apiProblem } from './problems/api-problem.ts'
import { problemsRoute } from './problems/problems-route.ts'
import { answerWithProblems, refuseMalformed, sendProblem } from './problems/refuse.ts'
import { Rehearsals } from './rehearsal/rehearsals.ts'
import { alertRoutes } from './routes/alerts.ts'
import { auditRoutes } from './routes/audit.ts'
import { backupRoutes } from './routes/backup.ts'
import { boardRoutes } from './routes/board.ts'
import { breachRoutes } from './routes/breaches.ts'
import { caseHistoryRoutes } from './routes/case-history.ts'
import { caseRoutes } from './routes/cases.ts'
import { customerRoutes } from './routes/customers.ts'
import { deliveryRoutes } from './routes/delivery.ts'
import { diagnosisRoutes } from './routes/diagnosis.ts'
import { documentRoutes } from './routes/documents.ts'
import { draftRoutes } from './routes/drafts.ts'
import { eventRoutes } from './routes/events.ts'
import { exportRoutes } from './routes/exports.ts'
import { flowRoutes } from './routes/flows.ts'
import { forecastRoutes } from './routes/forecast.ts'
import { healthRoutes } from './routes/health.ts'
import { jobRoutes } from './routes/jobs.ts'
import { keyRoutes } from './routes/keys.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { operationRoutes } from './routes/operation.ts'
import { publicationRoutes } from './routes/publications.ts'
import { publishRoutes } from './routes/publish.ts'
import { qualityRoutes } from './routes/quality.ts'
import { rehearsalRoutes } from './routes/rehearsals.ts'
import { reportsRoutes } from './routes/reports.ts'
import { reviewRoutes } from './routes/review.ts'
import { scorecardsRoutes } from './routes/scorecards.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingRoutes } from './routes/settings.ts'
import { transferRoutes } from './routes/transfer.ts'
import { userRoutes } from './routes/users.ts'
import { defaultLimits, type ServerParts } from './server-parts.ts'
import { type AnswerWithPage, serveWebApp } from './static/web-app.ts'

/** A server that is ready and listens to nobody yet: `listen` starts it, `close` ends it with its event streams. The parts stay open. */
export async function buildServer(parts: ServerParts): Promise<App> {
  const { store, config, log, now } = parts
  const { publicUrl } = config
  const limits = { ...defaultLimits, ...config.limits }
  const cookieOfSession = sessionCookie(publicUrl)
  let page: AnswerWithPage = () => null

  const app: App = fastify({
    loggerInstance: log,
    bodyLimit,
    genReqId: () => parts.uuid(),
    trustProxy: publicUrl.startsWith('https:') ? 'loopback,linklocal,uniquelocal' : false,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    frameworkErrors: (_, request, reply) => {
      void sendProblem(request, reply, apiProblem('http.malformed-request', {}), publicUrl)
    },
    clientErrorHandler: (_, socket) => refuseMalformed(socket, publicUrl),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler(config.checksAnswers ?? false))
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    /^application\/(?:[\w.+-]+\+)?json(?:;|$)/i,
    { parseAs: 'string' },
    async ({ routeOptions }: FastifyRequest, text: string) => parseBody(text, routeOptions.bodyLimit),
  )

  requirePermissions(app)
  await securityHeaders(app, publicUrl)
  answerWithProblems(app, publicUrl, () => page)
  await app.register(cookie)
  const findPrincipal = principalFinder(store, cookieOfSession.name)
  authenticate(app, { findPrincipal, limits: await requestLimits(app, limits), publicUrl, now })

  const live = new LiveEvents(store, log)
  await live.start()
  const streams = new LiveStreams(store, live, limits.heartbeatMs)
  const arrivals = new CaseArrivals(live)
  const rehearsals = new Rehearsals(limits)
  const diagnoses = new Rehearsals(limits, 'diagnosis.too-many')
  const exports = new Exports(limits)
  let cutOff: NodeJS.Timeout | undefined
  app.addHook('preClose', () => {
    streams.close()
    rehearsals.close()
    diagnoses.close()
    exports.close()
    cutOff = setTimeout(() => app.server.closeAllConnections(), limits.closeWithinMs)
  })
  app.addHook('onClose', async () => {
    clearTimeout(cutOff)
    arrivals.close()
    await live.close()
  })

  const caseParts = { ...parts, arrivals, limits, plans: new PlanCache(store) }
  await describeRoutes(app, config)
  metricsRoutes(app, streams, parts)
  healthRoutes(app, parts)
  problemsRoute(app)
  openApiRoute(app)
  await app.register(
    async (api: App) => {
      sessionRoutes(api, { ...parts, cookie: cookieOfSession, signInsPerQuarter: limits.signInsPerQuarter })
      userRoutes(api, parts)
      keyRoutes(api, parts)
      caseRoutes(api, caseParts)
      caseHistoryRoutes(api, caseParts)
      flowRoutes(api, caseParts)
      operationRoutes(api, caseParts)
      customerRoutes(api, parts)
      breachRoutes(api, caseParts)
      documentRoutes(api, parts)
      draftRoutes(api, parts)
      publishRoutes(api, parts)
      publicationRoutes(api, parts)
      rehearsalRoutes(api, parts, rehearsals)
      settingRoutes(api, parts)
      transferRoutes(api, parts)
      jobRoutes(api, parts)
      auditRoutes(api, parts)
      boardRoutes(api, caseParts)
      alertRoutes(api, parts)
      reportsRoutes(api, caseParts)
      diagnosisRoutes(api, parts, { plans: caseParts.plans, running: diagnoses })
      forecastRoutes(api, caseParts)
      scorecardsRoutes(api, parts)
      exportRoutes(api, parts, exports)
      deliveryRoutes(api, caseParts)
      reviewRoutes(api, caseParts)
      qualityRoutes(api, parts)
      backupRoutes(api, { ...parts, release: config.version })
      eventRoutes(api, { ...parts, streams, findPrincipal, mostStreams: limits.streamsPerPrincipal })
    },
    { prefix: '/api/v1' },
  )
  page = await serveWebApp(app, config.webFolder)
  await app.ready()
  return app
}
