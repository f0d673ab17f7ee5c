import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { chown, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findOnPath, isExecutable } from '../../cli/temporal-server/find-on-path.ts'
import { runProgram } from '../../cli/temporal-server/run-program.ts'
import { aptInstall } from './apt.ts'
import { freePort } from './free-port.ts'
import type { Part } from './part.ts'

/** An empty database of one's own. */
export interface PostgresDatabase {
  /** for `DATABASE_URL`; the user may do everything in this cluster */
  readonly url: string
}

interface Owner {
  readonly uid: number
  readonly gid: number
}

/** The folder that holds `postgres` and `initdb`, or null. */
async function findPostgres(): Promise<string | null> {
  const onPath = await findOnPath('initdb', process.env.PATH ?? '')
  const versions = await readdir('/usr/lib/postgresql').catch(() => [])
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a))
  const folders = [
    onPath && path.dirname(onPath),
    ...newestFirst.map((version) => `/usr/lib/postgresql/${version}/bin`),
  ]
  for (const folder of folders) {
    if (
      folder &&
      (await isExecutable(path.join(folder, 'initdb'))) &&
      (await isExecutable(path.join(folder, 'postgres')))
    )
      return folder
  }
  return null
}

async function postgresFolder(say: (line: string) => void): Promise<string> {
  const found = (await findPostgres()) ?? ((await aptInstall(['postgresql'], say)) ? await findPostgres() : null)
  if (!found) throw new Error('PostgreSQL is needed: its programs initdb and postgres, version 15 or newer')
  return found
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
async function unprivilegedOwner(): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null
  for (const user of ['postgres', 'nobody']) {
    const answer = await runProgram('id', [user], { env: process.env, timeoutMs: 5_000 })
    const found = /uid=(\d+)\S* gid=(\d+)/.exec(answer.output)
    if (found) return { uid: Number(found[1]), gid: Number(found[2]) }
  }
  throw new Error('there is no user but root to run PostgreSQL')
}

/** Runs a program as the cluster's owner; resolves with its exit code. */
function runAs(owner: Owner | null, file: string, args: readonly string[], folder: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('error', reject)
    child.once('close', resolve)
  })
}

async function waitUntilReady(url: string): Promise<void> {
  const giveUpAt = performance.now() + 30_000
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (performance.now() > giveUpAt) throw error
      await sleep(100)
    }
  }
}

/** Durability off: a test cluster never outlives its run. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  timezone: 'UTC',
  log_min_messages: 'fatal',
}

/** One cluster for the whole run, in a temporary folder, on a free port of 127.0.0.1, under a random password. */
export const postgresPart: Part<PostgresDatabase> = {
  name: 'postgres',
  prepare: (say) => postgresFolder(say),
  async start(reaper) {
    const programs = await postgresFolder(console.error)
    const owner = await unprivilegedOwner()
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-postgres-'))
    reaper.folder(folder)
    const password = randomBytes(16).toString('hex')
    const passwordFile = path.join(folder, 'password')
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (owner) for (const place of [folder, passwordFile]) await chown(place, owner.uid, owner.gid)
    const data = path.join(folder, 'data')
    const initArgs = ['-D', data, '-U', 'pledge', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8']
    const initialised = await runAs(
      owner,
      path.join(programs, 'initdb'),
      [...initArgs, '--locale=C', '--no-sync'],
      folder,
    )
    if (initialised !== 0) throw new Error(`initdb ended with ${initialised}`)

    const port = await freePort()
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const serverArgs = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, ...flags]
    const server = spawn(path.join(programs, 'postgres'), serverArgs, {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      detached: true,
    })
    const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
    if (server.pid === undefined) throw new Error('postgres could not be started')
    reaper.process(server.pid)
    const urlOf = (database: string): string => `postgres://pledge:${password}@127.0.0.1:${port}/${database}`
    await waitUntilReady(urlOf('postgres'))
    const admin = new pg.Client({ connectionString: urlOf('postgres') })
    await admin.connect()
    return {
      async ask() {
        const name = `test_${randomUUID().replaceAll('-', '')}`
        await admin.query(`create database ${name}`)
        return { url: urlOf(name) }
      },
      async stop() {
        await admin.end()
        server.kill('SIGQUIT')
        await ended
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
}
