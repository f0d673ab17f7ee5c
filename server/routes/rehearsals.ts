import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { BacktestAnswer, RehearsalProgress, SimulationAnswer } from '../../core/contract/rehearsal.ts'
import type { DocumentIssue } from '../../model/plan/documents.ts'
import { issuesIn } from '../documents/read-documents.ts'
import type { App } from '../http/app.ts'
import { languageOf } from '../http/language-of.ts'
import { problemBody } from '../problems/problem-body.ts'
import { problemOf } from '../problems/refuse.ts'
import { readBacktest } from '../rehearsal/read-backtest.ts'
import { readSimulation } from '../rehearsal/read-simulation.ts'
import type { Rehearsals } from '../rehearsal/rehearsals.ts'
import { type RehearsalOptions, runBacktest, runSimulation } from '../rehearsal/run-rehearsal.ts'
import { backtestedSchema, backtestSchema, simulateSchema, simulationSchema } from '../schemas/rehearsal-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

const tags = ['documents']
const config = { permission: 'documents.draft' } as const
const description =
  'Runs in a thread of its own; closing the connection ends it. Asked for `text/event-stream`, it tells how far it is: events whose ' +
  'data is `{"kind":"progress","done","total"}`, and at last `{"kind":"answer","answer"}` or `{"kind":"problem","problem"}`.'

type Answer = SimulationAnswer | BacktestAnswer

/** Rehearsing documents: on cases that are made up, and on cases that were. */
export function rehearsalRoutes(
  app: App,
  { store, now, config: { publicUrl } }: Pick<ServerParts, 'store' | 'now' | 'config'>,
  rehearsals: Rehearsals,
): void {
  app.post(
    '/documents/simulate',
    {
      config,
      schema: {
        tags,
        summary: 'Simulate cases of a flow: how its clocks, queues and people fare',
        description,
        body: simulateSchema,
        response: { 200: simulationSchema },
      },
    },
    async (request, reply) => {
      const { input, issues } = await readSimulation(store, request.body)
      const work = async (options: RehearsalOptions) =>
        told(await logged(runSimulation(input, options), request), issues, request)
      return wantsEvents(request) ? streamed(request, reply, work) : rehearsals.run(reply.raw, ignore, work)
    },
  )

  app.post(
    '/documents/backtest',
    {
      config,
      schema: {
        tags,
        summary: 'Replay recorded cases under changed documents: before, after, which cases end otherwise and why',
        description,
        body: backtestSchema,
        response: { 200: backtestedSchema },
      },
    },
    async (request, reply) => {
      const language = languageOf(request.headers['accept-language'])
      const { job, pages, issues } = await readBacktest(store, request.body, now(), language)
      const work = async (options: RehearsalOptions) =>
        told(await logged(runBacktest(job, pages, options), request), issues, request)
      return wantsEvents(request) ? streamed(request, reply, work) : rehearsals.run(reply.raw, ignore, work)
    },
  )

  /** The connection is taken over: what the caller may do was decided before. */
  async function streamed<T extends Answer>(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (options: RehearsalOptions) => Promise<T>,
  ): Promise<T> {
    reply.hijack()
    const { raw } = reply
    const say = (event: object) => void raw.write(`data: ${JSON.stringify(event)}\n\n`)
    raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    const onProgress = (progress: RehearsalProgress) => say({ kind: 'progress', ...progress })
    try {
      const answer = await rehearsals.run(raw, onProgress, work)
      say({ kind: 'answer', answer })
      return answer
    } catch (error) {
      const problem = problemOf(error as FastifyError, request)
      say({ kind: 'problem', problem: problemBody(problem, languageOf(request.headers['accept-language']), publicUrl) })
      return undefined as never
    } finally {
      raw.end()
    }
  }
}

/** A thread that broke is a bug: its error is for the log, and the caller is only told that there was one. */
async function logged<T>(rehearsal: Promise<T>, request: FastifyRequest): Promise<T> {
  try {
    return await rehearsal
  } catch (error) {
    const { code, cause } = error as { readonly code?: string; readonly cause?: unknown }
    if (code === 'rehearsal.broke-off') request.log.error({ err: cause }, 'a rehearsal broke off')
    throw error
  }
}

function ignore(): void {
  // Whoever waits for one answer is told nothing in between.
}

function wantsEvents({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/event-stream') === true
}

function told<T extends Answer>(answer: T, issues: readonly DocumentIssue[], request: FastifyRequest): T {
  const warnings = issues.filter(({ severity }) => severity === 'warning')
  if (warnings.length === 0) return answer
  return { ...answer, warnings: issuesIn(warnings, languageOf(request.headers['accept-language'])) }
}
