import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type PledgeProcess, startPledge } from '../../bench/parts/pledge-process.ts'
import { startTemporal, type TemporalServer } from '../../cli/temporal-server/start-temporal.ts'
import { caseSearchAttributes } from '../../core/contract/search-attributes.ts'
import { Pledge } from '../../sdk/pledge.ts'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { freePort } from '../parts/free-port.ts'
import { postgresDatabase } from '../parts/postgres.ts'
import { type Reaper, startReaper } from '../parts/reaper.ts'
import { temporalExecutable } from '../parts/temporal-part.ts'

/** A production house in small: an API process, worker processes, a Temporal server and PostgreSQL, each of which can be killed. */
export interface ChaosHouse {
  readonly pledge: Pledge
  readonly store: Store
  /** How many workers run. */
  readonly workers: number
  /** `kill -9` of some workers at once; they are started again after a while. */
  killWorkers(count: number, awayMs: number): Promise<void>
  /** `kill -9` of the Temporal server, started again on the same file after a while. */
  killTemporal(awayMs: number): Promise<void>
  close(): Promise<void>
}

const program = path.join(fileURLToPath(new URL('../..', import.meta.url)), 'dist', 'cli', 'main.js')

/** Opens a house and waits until it works. Needs the built product, as a fresh clone has it after `npm test` began. */
export async function openChaosHouse(workerCount: number): Promise<ChaosHouse> {
  if (!existsSync(program)) throw new Error('dist/cli/main.js is not there: build first (npm run build)')
  const reaper = startReaper()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-chaos-'))
  reaper.folder(folder)
  const { url: databaseUrl } = await postgresDatabase()
  const temporal = await openTemporal(folder, reaper)
  const port = await freePort()
  const apiKey = randomBytes(24).toString('hex')
  const env = {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    PLEDGE_SECRET: randomBytes(32).toString('hex'),
    PLEDGE_API_KEY: apiKey,
    PLEDGE_ADMIN_PASSWORD: randomBytes(16).toString('hex'),
    PORT: String(port),
    LOG_LEVEL: 'warn',
  }
  const pledgeProcess = async (args: readonly string[], readyLine?: RegExp): Promise<PledgeProcess> => {
    const options = { program: ['--enable-source-maps', program], args, env }
    const started = await startPledge(readyLine === undefined ? options : { ...options, readyLine })
    reaper.process(started.pid)
    return started
  }
  const startWorker = () => pledgeProcess(['worker'], /The worker runs cases of/)

  const migration = await pledgeProcess(['migrate'])
  if ((await migration.ended) !== 0) throw new Error(`pledge migrate failed: ${migration.lastLines()}`)
  const server = await pledgeProcess(['server'], /The server answers at/)
  const workers = await Promise.all(Array.from({ length: workerCount }, startWorker))
  const store = await openStore({ url: databaseUrl, migrations: 'check' })
  let nextVictim = 0

  return {
    pledge: new Pledge({ url: `http://127.0.0.1:${port}`, apiKey, retries: 8 }),
    store,
    workers: workerCount,
    async killWorkers(count, awayMs) {
      const victims = Array.from({ length: count }, () => nextVictim++ % workerCount)
      await Promise.all(victims.map((victim) => workers[victim]!.kill()))
      await pause(awayMs)
      for (const victim of victims) workers[victim] = await startWorker()
    },
    killTemporal: temporal.kill,
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()))
      await server.stop()
      await store.close()
      await temporal.stop()
      await rm(folder, { recursive: true, force: true })
      await reaper.finish()
    },
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))

async function openTemporal(folder: string, reaper: Reaper) {
  const executable = await temporalExecutable()
  const port = await freePort()
  const start = async (): Promise<TemporalServer> => {
    const server = await startTemporal({
      executable,
      port,
      dbFile: path.join(folder, 'temporal.db'),
      searchAttributes: caseSearchAttributes,
      env: process.env,
      log: () => undefined,
    })
    reaper.process(server.pid)
    return server
  }
  let server = await start()
  return {
    address: server.address,
    async kill(awayMs: number): Promise<void> {
      process.kill(server.pid, 'SIGKILL')
      await server.ended
      await pause(awayMs)
      server = await start()
    },
    stop: () => server.stop(),
  }
}
