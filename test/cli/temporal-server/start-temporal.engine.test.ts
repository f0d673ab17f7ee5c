import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Client, Connection } from '@temporalio/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { processOf } from '../../../cli/temporal-server/process-of.ts'
import {
  type StartTemporalOptions,
  startTemporal,
  type TemporalServer,
} from '../../../cli/temporal-server/start-temporal.ts'
import { freePort } from '../../parts/free-port.ts'
import { temporalExecutable } from '../../parts/temporal-part.ts'

let folder = ''
const servers: TemporalServer[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-start-'))
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
  await rm(folder, { recursive: true, force: true })
})

async function start(options: Partial<StartTemporalOptions> = {}): Promise<TemporalServer> {
  const server = await startTemporal({
    executable: await temporalExecutable(),
    port: await freePort(),
    env: process.env,
    log: () => undefined,
    ...options,
  })
  servers.push(server)
  return server
}

async function withClient<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address })
  try {
    return await work(new Client({ connection }))
  } finally {
    await connection.close()
  }
}

const startCase = (client: Client) => client.workflow.start('case', { workflowId: 'case/1', taskQueue: 'nobody' })
const statusOf = async (client: Client) => (await client.workflow.getHandle('case/1').describe()).status.name

/** Another process that starts a server on the file, says its process id and waits for its own end. */
async function startInAnotherProcess(dbFile: string): Promise<{ serverPid: number; kill: () => Promise<void> }> {
  const module = path.resolve(import.meta.dirname, '../../../cli/temporal-server/start-temporal.ts')
  const options = { executable: await temporalExecutable(), port: await freePort(), dbFile }
  const script = `
    const { startTemporal } = await import(${JSON.stringify(module)})
    const server = await startTemporal({ ...${JSON.stringify(options)}, env: process.env, log: () => undefined })
    console.log(server.pid)
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const serverPid = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(Number(line)))
    child.once('close', () => reject(new Error('it ended')))
  })
  return {
    serverPid,
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
  }
}

describe('the Temporal server of this process', () => {
  it('keeps its workflows in the database file from one start to the next', async () => {
    const dbFile = path.join(folder, 'data', 'temporal.db')
    const first = await start({ dbFile })
    await withClient(first.address, startCase)
    await first.stop()

    const second = await start({ dbFile })

    expect(await withClient(second.address, statusOf)).toBe('RUNNING')
    expect(await processOf(first.pid)).toBeNull()
  })

  it('has a web UI where one is asked for', async () => {
    const server = await start({ uiPort: await freePort() })

    const response = await fetch(server.uiUrl!)

    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<html')
  })

  it('says which port is taken, and leaves whoever has it alone', async () => {
    const holder = createServer()
    const port = await freePort()
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve))

    await expect(start({ port })).rejects.toMatchObject({ code: 'temporal.port-taken', params: { port } })

    expect(holder.listening).toBe(true)
    holder.close()
  })

  it('passes on what the program said when it does not start', async () => {
    await expect(start({ searchAttributes: { Bad: 'Nonsense' as 'Keyword' } })).rejects.toMatchObject({
      code: 'temporal.start-failed',
      params: { detail: expect.stringContaining('Nonsense') },
    })
  })

  it('says so when there is no such program', async () => {
    await expect(start({ executable: path.join(folder, 'nothing') })).rejects.toMatchObject({
      code: 'temporal.start-failed',
      params: { detail: expect.stringContaining('ENOENT') },
    })
  })

  it('tells when it ends unasked', async () => {
    const server = await start()

    process.kill(server.pid, 'SIGKILL')

    expect(await server.ended).toBeInstanceOf(Array)
    await server.stop()
  })

  it('is not shared with a living process, and is taken over from a killed one with its workflows', async () => {
    const dbFile = path.join(folder, 'temporal.db')
    const other = await startInAnotherProcess(dbFile)
    await expect(start({ dbFile })).rejects.toMatchObject({ code: 'temporal.in-use' })
    expect(await processOf(other.serverPid)).not.toBeNull()

    await other.kill()
    const server = await start({ dbFile })

    expect(await processOf(other.serverPid)).toBeNull()
    await withClient(server.address, startCase)
    await server.stop()
    expect(existsSync(`${dbFile}.pid`)).toBe(false)
  })
})
