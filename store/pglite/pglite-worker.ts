import { readFileSync, writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import type { DatabaseFault, WorkerMessage, WorkerRequest, WorkerSettings } from './protocol.ts'

const int8 = 20
const json = 114
const jsonb = 3802
const asNumber = (text: string) => Number(text)
const asText = (text: string) => text
const asValue = (text: string): unknown => JSON.parse(text)

const parsers = {
  objects: { [int8]: asNumber, [json]: asValue, [jsonb]: asValue },
  arrays: { [int8]: asNumber, [json]: asText, [jsonb]: asText },
} as const

const port = parentPort
if (port === null) throw new Error('This file is the thread of the embedded database.')
const settings = workerData as WorkerSettings
const say = (message: WorkerMessage) => port.postMessage(message)

const database = new PGlite(settings.folder ?? 'memory://', {
  ...(settings.template !== null && { loadDataDir: new Blob([readFileSync(settings.template)]) }),
})

async function perform(request: WorkerRequest): Promise<readonly unknown[]> {
  switch (request.kind) {
    case 'run': {
      const options = {
        rowMode: request.shape === 'arrays' ? 'array' : 'object',
        parsers: parsers[request.shape],
      } as const
      return (await database.query(request.text, [...request.values], options)).rows
    }
    case 'script':
      await database.exec(request.text)
      return []
    case 'listen':
      await database.listen(request.channel, (payload) =>
        say({ kind: 'notification', channel: request.channel, payload }),
      )
      return []
    case 'dump': {
      const tar = await database.dumpDataDir('none')
      writeFileSync(request.file, new Uint8Array(await tar.arrayBuffer()))
      return []
    }
    case 'close':
      await database.close()
      return []
  }
}

function faultOf(error: unknown): DatabaseFault {
  const { message, code, constraint, detail } = error as DatabaseFault
  return {
    message: String(message),
    ...(code && { code }),
    ...(constraint && { constraint }),
    ...(detail && { detail }),
  }
}

try {
  await database.waitReady
  port.on('message', (request: WorkerRequest) => {
    perform(request).then(
      (rows) => say({ kind: 'answer', id: request.id, rows }),
      (error: unknown) => say({ kind: 'fault', id: request.id, fault: faultOf(error) }),
    )
  })
  say({ kind: 'ready' })
} catch (error) {
  say({ kind: 'fault', id: null, fault: faultOf(error) })
}
