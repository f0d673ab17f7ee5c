import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { RehearsalProgress } from '../../core/contract/rehearsal.ts'
import { problemBody } from '../problems/problem-body.ts'
import { problemOf } from '../problems/refuse.ts'
import type { Rehearsals } from '../rehearsal/rehearsals.ts'
import type { RehearsalOptions } from '../rehearsal/run-rehearsal.ts'
import { languageOf } from './language-of.ts'

/** What an answer that takes long says of itself, for descriptions. */
export const progressDescription =
  'Runs in a thread of its own; closing the connection ends it. Asked for `text/event-stream`, it tells how far it is: events whose ' +
  'data is `{"kind":"progress","done","total"}`, and at last `{"kind":"answer","answer"}` or `{"kind":"problem","problem"}`.'

/** What runs for long: how it is counted, and where problems are explained. */
export interface LongWork {
  readonly running: Rehearsals
  readonly publicUrl: string
}

/** Answers when the work is done, or with events while it goes on, as the caller wants. */
export async function answerWithProgress<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  { running, publicUrl }: LongWork,
  work: (options: RehearsalOptions) => Promise<T>,
): Promise<T> {
  if (!wantsEvents(request)) return running.run(reply.raw, ignore, work)
  // The connection is taken over: what the caller may do was decided before.
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
    const answer = await running.run(raw, onProgress, work)
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

function ignore(): void {
  // Whoever waits for one answer is told nothing in between.
}

function wantsEvents({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/event-stream') === true
}
