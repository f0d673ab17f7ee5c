import type { FastifyRequest } from 'fastify'
import type { BacktestAnswer, SimulationAnswer } from '../../core/contract/rehearsal.ts'
import type { DocumentIssue } from '../../model/plan/documents.ts'
import { issuesIn } from '../documents/read-documents.ts'
import type { App } from '../http/app.ts'
import { languageOf } from '../http/language-of.ts'
import { answerWithProgress, progressDescription } from '../http/stream-progress.ts'
import { readBacktest } from '../rehearsal/read-backtest.ts'
import { readSimulation } from '../rehearsal/read-simulation.ts'
import type { Rehearsals } from '../rehearsal/rehearsals.ts'
import { type RehearsalOptions, runBacktest, runSimulation } from '../rehearsal/run-rehearsal.ts'
import { backtestedSchema, backtestSchema, simulateSchema, simulationSchema } from '../schemas/rehearsal-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

const tags = ['documents']
const config = { permission: 'documents.draft' } as const

type Answer = SimulationAnswer | BacktestAnswer

/** Rehearsing documents: on cases that are made up, and on cases that were. */
export function rehearsalRoutes(
  app: App,
  { store, now, config: { publicUrl } }: Pick<ServerParts, 'store' | 'now' | 'config'>,
  rehearsals: Rehearsals,
): void {
  const long = { running: rehearsals, publicUrl }

  app.post(
    '/documents/simulate',
    {
      config,
      schema: {
        tags,
        summary: 'Simulate cases of a flow: how its clocks, queues and people fare',
        description: progressDescription,
        body: simulateSchema,
        response: { 200: simulationSchema },
      },
    },
    async (request, reply) => {
      const { input, issues } = await readSimulation(store, request.body)
      const work = async (options: RehearsalOptions) =>
        told(await logged(runSimulation(input, options), request), issues, request)
      return answerWithProgress(request, reply, long, work)
    },
  )

  app.post(
    '/documents/backtest',
    {
      config: { ...config, reach: 'house' },
      schema: {
        tags,
        summary: 'Replay recorded cases under changed documents: before, after, which cases end otherwise and why',
        description: progressDescription,
        body: backtestSchema,
        response: { 200: backtestedSchema },
      },
    },
    async (request, reply) => {
      const language = languageOf(request.headers['accept-language'])
      const { job, pages, issues } = await readBacktest(store, request.body, now(), language)
      const work = async (options: RehearsalOptions) =>
        told(await logged(runBacktest(job, pages, options), request), issues, request)
      return answerWithProgress(request, reply, long, work)
    },
  )
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

function told<T extends Answer>(answer: T, issues: readonly DocumentIssue[], request: FastifyRequest): T {
  const warnings = issues.filter(({ severity }) => severity === 'warning')
  if (warnings.length === 0) return answer
  return { ...answer, warnings: issuesIn(warnings, languageOf(request.headers['accept-language'])) }
}
