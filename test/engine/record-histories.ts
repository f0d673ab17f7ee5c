import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Client, Connection, type WorkflowHandle } from '@temporalio/client'
import type { PayloadCodec } from '@temporalio/common'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { makeActivities } from '../../activities/make-activities.ts'
import { startCaseWorker } from '../../cli/parts/case-worker.ts'
import { installTemporalRuntime } from '../../cli/parts/temporal-runtime.ts'
import { startTemporal } from '../../cli/temporal-server/start-temporal.ts'
import { version } from '../../cli/version.ts'
import { keywordClassifier } from '../../connectors/classify/keyword-classifier.ts'
import { caseSearchAttributes } from '../../core/contract/search-attributes.ts'
import { type CaseStart, type CommandAnswer, caseWorkflowId, TEMPORAL } from '../../core/contract/temporal.ts'
import { addContent } from '../../store/customers/contents.ts'
import { publishVersions } from '../../store/documents/publish-versions.ts'
import { saveSetting } from '../../store/settings/settings.ts'
import { freePort } from '../parts/free-port.ts'
import { temporalExecutable } from '../parts/temporal-part.ts'
import { openScratchStore } from '../store/scratch-store.ts'
import { requestPlan } from './documents.ts'
import { ownWaysPlan } from './own-ways.ts'
import type { RecordedHistory } from './recorded-history.ts'
import { testBundle } from './workflow-bundle.ts'

/*
 * Records the histories of this release into test/histories/<version>, to be replayed for ever:
 *   npx tsx test/engine/record-histories.ts
 * Payloads stay in the histories, plans too, so that a replay needs no store.
 */

const plain: PayloadCodec = { encode: async (payloads) => payloads, decode: async (payloads) => payloads }
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const quiet = { warn: () => undefined, error: () => undefined }
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const address = `127.0.0.1:${await freePort()}`
installTemporalRuntime(quiet)
const server = await startTemporal({
  executable: await temporalExecutable(say),
  port: Number(address.split(':')[1]),
  searchAttributes: caseSearchAttributes,
  env: process.env,
  log: () => undefined,
})
const store = await openScratchStore()
for (const plan of [requestPlan({ resolution: { amount: 0.05, unit: 'businessMinutes' } }), ownWaysPlan()]) {
  const documents = [{ kind: 'flow', id: plan.id, basedOn: null, hash: plan.hash, document: {} }] as const
  const publication = {
    id: randomUUID(),
    at: 1,
    actor: { kind: 'system' },
    note: null,
    running: 'stay',
    documents,
  } as const
  await store.transaction((tx) => publishVersions(tx, publication, async () => [plan]))
}
const receipt = {
  kind: 'messages',
  id: 'receipt',
  value: { id: 'receipt', body: 'We have it.' },
  updatedAt: 1,
  updatedBy: null,
} as const
await saveSetting(store, receipt)
const worker = await startCaseWorker({
  reach: { address, namespace: 'default' },
  bundle: await testBundle(),
  codec: plain,
  activities: makeActivities({
    store,
    secretKey: new Uint8Array(32),
    classifier: keywordClassifier,
    postWebhook: async () => ({ ok: false, status: 410, error: 'gone', isFinal: true }),
    postRobot: async () => ({ ok: false, status: 410, error: 'gone', isFinal: true }),
    hasMail: false,
    compileCalendar: () => {
      throw new Error('no case here loads calendars')
    },
    publicUrl: 'http://127.0.0.1:3000',
    now: Date.now,
  }),
  onFailure: (error) => say(String(error)),
})
const connection = await Connection.connect({ address })
const client = new Client({ connection })

const begin = (id: string, start: CaseStart): Promise<WorkflowHandle> =>
  client.workflow.start(TEMPORAL.workflow, {
    workflowId: caseWorkflowId(id),
    taskQueue: TEMPORAL.taskQueue,
    args: [start],
  })

type Send = (command: Readonly<Record<string, unknown>>) => Promise<unknown>
const sendTo =
  (handle: WorkflowHandle): Send =>
  (command) =>
    handle
      .executeUpdate<CommandAnswer, [object]>(TEMPORAL.update, { args: [command] })
      .catch((error: unknown) => say(`  refused: ${String((error as Error).cause)}`))

/** What tells of the machine that recorded it goes: a replay does not look at it. */
function withoutPlaces(key: string, value: unknown): unknown {
  if (key === 'identity') return 'recorder'
  if (key === 'stackTrace') return ''
  return key === 'name' && typeof value === 'string' && value.includes('@') ? 'recorder' : value
}

async function keep(name: string, handle: WorkflowHandle, runId?: string): Promise<void> {
  const { workflowId } = handle
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory()
  const folder = path.join(import.meta.dirname, '..', 'histories', version)
  await mkdir(folder, { recursive: true })
  const recorded: RecordedHistory = {
    workflowId,
    history: JSON.parse(historyToJSON(history), withoutPlaces) as unknown,
  }
  await writeFile(path.join(folder, `${name}.json`), `${JSON.stringify(recorded)}\n`)
  say(`${name}: ${history.events?.length} events`)
}

const whole = await begin('whole-life', {
  flow: 'request',
  facts: { amount: 5000 },
  customer: { id: 'li', tier: 'gold' },
})
const tellWhole = sendTo(whole)
await tellWhole({ do: 'assign', agent: 'ann', commandId: 'c-1' })
await tellWhole({ do: 'reply', contentId: 't-1', commandId: 'c-2' })
await tellWhole({ do: 'reply', contentId: 't-1', commandId: 'c-2' })
await tellWhole({ do: 'wait', reason: 'customer' })
await tellWhole({ do: 'reopen' })
await tellWhole({ do: 'resume' })
await sleep(4_500)
await whole.signal(TEMPORAL.signal, { do: 'reopen', commandId: 'c-9' })
await whole.signal(TEMPORAL.signal, { kind: 'poke' })
await tellWhole({ do: 'complete', node: 'work', outcome: 'solved' })
await tellWhole({ do: 'reopen' })
await tellWhole({ do: 'complete', node: 'work', outcome: 'solved', commandId: 'c-3' })
await tellWhole({ do: 'answer', score: 4 })
await keep('whole-life', whole)

await addContent(store, {
  id: 'm',
  caseId: 'own-ways',
  kind: 'message',
  text: 'My invoice',
  author: { kind: 'bot' },
  createdAt: 1,
})
const ownWays = await begin('own-ways', { flow: 'own-ways', bot: true })
await sleep(3_000)
await sendTo(ownWays)({ do: 'external', name: 'engineer.dispatched' })
await keep('own-ways', ownWays)

const driven = await begin('driven', {
  flow: 'request',
  clock: 'driven',
  at: '2026-11-23T09:00:00+08:00',
  facts: { amount: 1 },
})
const drive = sendTo(driven)
await drive({ kind: 'tick', at: '2026-11-23T09:00:01.5+08:00' })
await drive({ do: 'reply', at: '2026-11-23T09:00:02+08:00' })
await drive({ kind: 'tick', at: '2026-11-24T09:00:00+08:00' })
await drive({ do: 'cancel', at: '2026-11-24T10:00:00+08:00' })
await keep('driven', driven)

const long = await begin('long-life', { flow: 'request', at: Date.now() - 60_000 })
const firstRun = (await long.describe()).runId
const tellLong = sendTo(long)
for (let count = 0; (await client.workflow.getHandle(long.workflowId).describe()).runId === firstRun; count += 1) {
  await tellLong({ do: 'tag', add: [`t-${count % 7}`], remove: [`t-${(count + 1) % 7}`] })
}
await tellLong({ do: 'note', contentId: 'after' })
await keep('long-life-first-run', long, firstRun)
await keep('long-life-second-run', long)

await connection.close()
await worker.stop()
await store.close()
await server.stop()
