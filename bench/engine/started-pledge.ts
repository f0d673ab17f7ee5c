import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { alwaysOpen, nineStepDocuments } from '../nine-step/nine-step-plan.ts'
import { freePort } from '../parts/free-port.ts'
import { type PledgeProcess, startPledge } from '../parts/pledge-process.ts'
import { pledgeProgram } from '../parts/project-file.ts'

/** `pledge start` in a process of its own, with everything embedded, and the nine-step flow published. */
export interface StartedPledge {
  readonly pid: number
  /**
   * Starts a case by the API; resolves with the milliseconds until the answer was read. Throws what is not a success; a case that
   * is kept and not yet begun (202, after two seconds) is one.
   */
  createCase(): Promise<number>
  close(): Promise<void>
}

/** Starts it in a temporary folder that goes away with it. */
export async function openStartedPledge(): Promise<StartedPledge> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-bench-'))
  const apiKey = randomBytes(24).toString('hex')
  const port = await freePort()
  const pledge = await startPledge({
    program: pledgeProgram(),
    args: ['start', '--json'],
    env: {
      PORT: String(port),
      PLEDGE_DATA: folder,
      PLEDGE_API_KEY: apiKey,
      PLEDGE_ADMIN_PASSWORD: randomBytes(12).toString('hex'),
    },
    readyTimeoutMs: 120_000,
  })
  const close = async (): Promise<void> => {
    await pledge.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const post = async (place: string, body: object): Promise<number> => {
    const startedAt = performance.now()
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${place}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${place} answered ${answer.status}: ${text}`)
    return performance.now() - startedAt
  }
  try {
    await untilReady(port, pledge)
    const documents = nineStepDocuments({
      calendar: alwaysOpen,
      firstResponse: { amount: 30, unit: 'businessMinutes' },
      resolution: { amount: 8, unit: 'businessHours' },
      warnAt: 50,
    })
    await post('/documents/publish', { documents: documents.map((document) => ({ document })) })
    const createCase = () => post('/cases', { flow: 'nine-steps', ...intake })
    return { pid: pledge.pid, createCase, close }
  } catch (error) {
    await close()
    throw error
  }
}

const intake = {
  channel: 'email',
  subject: 'The invoice of March is wrong',
  message: 'I was charged twice for the same month. Please look into it and tell me when it will be mended.',
  facts: { amount: 5000 },
}

async function untilReady(port: number, { ended, lastLines }: PledgeProcess): Promise<void> {
  let hasEnded = false
  void ended.then(() => {
    hasEnded = true
  })
  for (let tries = 0; tries < 1_200 && !hasEnded; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error(`pledge start did not become ready:\n${lastLines()}`)
}
