import type { CaseAnswer, CheckAnswer, PlayAnswer, RehearsalAnswer, RehearsalRequest } from './rehearsal-answer.ts'

/** The part of a worker that is used. */
export type PlayerPort = Pick<Worker, 'postMessage' | 'onmessage' | 'onerror' | 'terminate'>

type AnswerTo<R extends RehearsalRequest['kind']> = R extends 'play'
  ? PlayAnswer
  : R extends 'check'
    ? CheckAnswer
    : CaseAnswer

/** Asks a worker to play; a new question takes the place of one that waits, and ends one that is being answered. */
export interface Player {
  /** Null: another question came meanwhile. Rejects when the worker broke. */
  ask<K extends RehearsalRequest['kind']>(request: Extract<RehearsalRequest, { kind: K }>): Promise<AnswerTo<K> | null>
  stop(): void
}

/** A player with a worker of its own, which is started with the first question. */
export function createPlayer(start: () => PlayerPort = startWorker): Player {
  let port: PlayerPort | null = null
  let pending: { readonly resolve: (answer: RehearsalAnswer | null) => void } | null = null
  const drop = () => {
    if (pending === null) return
    // What is being played may take long, and nobody waits for it any more.
    port?.terminate()
    port = null
    pending.resolve(null)
    pending = null
  }
  return {
    ask(request) {
      drop()
      port ??= start()
      const asked = port
      return new Promise((resolve, reject) => {
        pending = { resolve: resolve as (answer: RehearsalAnswer | null) => void }
        asked.onmessage = ({ data }: MessageEvent<RehearsalAnswer>) => {
          pending = null
          resolve(data as never)
        }
        asked.onerror = (event) => {
          pending = null
          port = null
          asked.terminate()
          reject(new Error(event.message))
        }
        asked.postMessage(request)
      })
    },
    stop() {
      drop()
      port?.terminate()
      port = null
    },
  }
}

function startWorker(): PlayerPort {
  return new Worker(new URL('./rehearsal-worker.ts', import.meta.url), { type: 'module' })
}
