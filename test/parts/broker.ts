import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import type { Part, RunningPart } from './part.ts'
import { startReaper } from './reaper.ts'

/** Keeps the parts of one test run in the main process; test files ask it over a socket that only this user can open. */
export interface Broker {
  readonly socketFile: string
  stop(): Promise<void>
}

/** Starts a broker for these parts. A part runs from the first time it is asked for until the broker stops. */
export async function startBroker(parts: readonly Part<unknown>[]): Promise<Broker> {
  const reaper = startReaper()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-parts-'))
  reaper.folder(folder)
  const running = new Map<string, Promise<RunningPart<unknown>>>()
  const ask = async (name: string): Promise<unknown> => {
    const part = parts.find((known) => known.name === name)
    if (!part) throw new Error(`there is no part “${name}”`)
    const started = running.get(name) ?? part.start(reaper)
    running.set(name, started)
    return (await started).ask()
  }
  const server = createServer((incoming, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    ask((incoming.url ?? '/').slice(1)).then(
      (value) => answer(200, value),
      (error: unknown) => answer(500, error instanceof Error ? error.message : String(error)),
    )
  })
  const socketFile = path.join(folder, 'socket')
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(socketFile, resolve)
  })
  return {
    socketFile,
    async stop() {
      server.closeAllConnections()
      server.close()
      for (const part of await Promise.allSettled(running.values())) {
        if (part.status === 'fulfilled') await part.value.stop()
      }
      await rm(folder, { recursive: true, force: true })
      await reaper.finish()
    },
  }
}

/** Asks the broker of this run for a part; rejects with the reason when it cannot be had. */
export function askBroker(socketFile: string, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath: socketFile, path: `/${name}`, method: 'POST' }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
        if (response.statusCode === 200) resolve(body)
        else reject(new Error(`The part “${name}” could not be had: ${String(body)}`))
      })
    })
    outgoing.once('error', reject)
    outgoing.end()
  })
}
