import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { blobStoreOf } from '../../activities/blob-store.ts'
import { makeActivities } from '../../activities/make-activities.ts'
import { makePayloadCodec } from '../../activities/payload-codec.ts'
import { startCaseWorker } from '../../cli/parts/case-worker.ts'
import { Endings } from '../../cli/parts/stop-signals.ts'
import { installTemporalRuntime } from '../../cli/parts/temporal-runtime.ts'
import { workflowBundle } from '../../cli/parts/workflow-bundle.ts'
import { keywordClassifier } from '../../connectors/classify/keyword-classifier.ts'
import type { CaseCommit } from '../../core/contract/commit.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { publishVersions } from '../../store/documents/publish-versions.ts'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { startBenchTemporal } from './bench-temporal.ts'

/** The engine as `pledge start` wires it, without the API: a dev server on a file, the embedded database, one worker. */
export interface BenchLab {
  readonly address: string
  readonly client: Client
  readonly store: Store
  readonly plan: Plan
  /** Notes how something that a measurement began is ended before the lab closes. */
  readonly endings: Endings
  close(): Promise<void>
}

export interface BenchLabOptions {
  readonly plan: Plan
  readonly say: (line: string) => void
  /** Called when a commit is in the store. */
  readonly onCommitted?: (commit: CaseCommit) => void
}

/** Opens a lab with a worker that runs; everything lies in a temporary folder that goes away with it. */
export async function openBenchLab({ plan, say, onCommitted }: BenchLabOptions): Promise<BenchLab> {
  const endings = new Endings()
  const close = () => endings.run((name, error) => say(`${name} did not end well: ${String(error)}`))
  try {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-bench-'))
    endings.add('folder', () => rm(folder, { recursive: true, force: true }))
    const temporal = await startBenchTemporal(folder, say)
    endings.add('Temporal server', () => temporal.stop())
    const store = await openStore({ folder: path.join(folder, 'database') })
    endings.add('database', () => store.close())
    await publish(store, plan)
    const client = await startEngine({ address: temporal.address, store, endings, say, onCommitted })
    return { address: temporal.address, client, store, plan, endings, close }
  } catch (error) {
    await close()
    throw error
  }
}

interface Engine extends Pick<BenchLab, 'address' | 'store' | 'endings'>, Pick<BenchLabOptions, 'say'> {
  readonly onCommitted: BenchLabOptions['onCommitted']
}

async function startEngine({ address, store, endings, say, onCommitted }: Engine): Promise<Client> {
  const warn = (detail: object, message: string) => say(`${message} ${JSON.stringify(detail)}`)
  installTemporalRuntime({ warn, error: warn })
  const codec = makePayloadCodec({ blobs: blobStoreOf(store, Date.now) })
  const real = makeActivities({
    store,
    secretKey: new Uint8Array(32),
    classifier: keywordClassifier,
    postWebhook: async () => ({ ok: true, status: 204 }),
    postRobot: async () => ({ ok: true, status: 200 }),
    hasMail: false,
    compileCalendar: () => {
      throw new Error('no case here loads calendars')
    },
    publicUrl: 'http://127.0.0.1:3000',
    now: Date.now,
  })
  const worker = await startCaseWorker({
    reach: { address, namespace: 'default' },
    bundle: await workflowBundle(),
    codec,
    activities: {
      ...real,
      async commitStep(turn) {
        const answer = await real.commitStep(turn)
        onCommitted?.(turn.commit)
        return answer
      },
    },
    onFailure: (error) => say(`the worker ended: ${String(error)}`),
  })
  endings.add('worker', () => worker.stop())
  const connection = await Connection.connect({ address })
  endings.add('client', () => connection.close())
  return new Client({ connection, dataConverter: { payloadCodecs: [codec] } })
}

async function publish(store: Store, plan: Plan): Promise<void> {
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
