import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { type PledgeProcess, startPledge } from './pledge-process.ts'
import { pledgeProgram } from './project-file.ts'

/** `pledge start` in a process of its own, with everything embedded, and some documents published. */
export interface StartedPledge {
  readonly pid: number
  readonly url: string
  /** Of the administrator, whose name is `admin`. */
  readonly password: string
  /** Posts to a place below `/api/v1` as a system; resolves with the milliseconds until the answer was read. Throws what is not a success. */
  post(place: string, body: object): Promise<number>
  close(): Promise<void>
}

/** Starts it in a temporary folder that goes away with it. */
export async function openStartedPledge(documents: readonly object[]): Promise<StartedPledge> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-bench-'))
  const apiKey = randomBytes(24).toString('hex')
  const password = randomBytes(12).toString('hex')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const pledge = await startPledge({
    program: pledgeProgram(),
    args: ['start', '--json'],
    env: { PORT: String(port), PLEDGE_DATA: folder, PLEDGE_API_KEY: apiKey, PLEDGE_ADMIN_PASSWORD: password },
    readyTimeoutMs: 120_000,
  })
  const close = async (): Promise<void> => {
    await pledge.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const post = async (place: string, body: object): Promise<number> => {
    const startedAt = performance.now()
    const answer = await fetch(`${url}/api/v1${place}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${place} answered ${answer.status}: ${text}`)
    return performance.now() - startedAt
  }
  try {
    await untilReady(url, pledge)
    await post('/documents/publish', { documents: documents.map((document) => ({ document })) })
    return { pid: pledge.pid, url, password, post, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function untilReady(url: string, { ended, lastLines }: PledgeProcess): Promise<void> {
  let hasEnded = false
  void ended.then(() => {
    hasEnded = true
  })
  for (let tries = 0; tries < 1_200 && !hasEnded; tries++) {
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error(`pledge start did not become ready:\n${lastLines()}`)
}
