import { randomUUID } from 'node:crypto'
import { Client, Connection, type WorkflowHandle } from '@temporalio/client'
import type { ActivityParts } from '../../activities/activity-parts.ts'
import { blobStoreOf } from '../../activities/blob-store.ts'
import type { CaseGateway } from '../../activities/case-gateway.ts'
import { makeActivities } from '../../activities/make-activities.ts'
import { makePayloadCodec } from '../../activities/payload-codec.ts'
import { makePublicationActivities } from '../../activities/publication-activities.ts'
import { makeCaseGateway } from '../../cli/parts/case-gateway.ts'
import { type CaseWorker, startCaseWorker } from '../../cli/parts/case-worker.ts'
import { installTemporalRuntime } from '../../cli/parts/temporal-runtime.ts'
import { keywordClassifier } from '../../connectors/classify/keyword-classifier.ts'
import type { CaseActivities, PublicationActivities } from '../../core/contract/activities.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { CaseState } from '../../core/contract/state.ts'
import { type CaseStart, type CommandAnswer, caseWorkflowId, TEMPORAL } from '../../core/contract/temporal.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import type { CaseRow } from '../../store/cases/case-row.ts'
import { getCase } from '../../store/cases/get-case.ts'
import { publishVersions } from '../../store/documents/publish-versions.ts'
import type { Store } from '../../store/store.ts'
import { temporalNamespace } from '../parts/temporal.ts'
import { openScratchStore } from '../store/scratch-store.ts'
import { testBundle } from './workflow-bundle.ts'

export interface LabOptions {
  readonly plans: readonly Plan[]
  /** Changes of the activities, to make them fail for instance. */
  readonly activities?: (real: CaseActivities) => CaseActivities
  /** The same for what brings publications to running cases. */
  readonly publications?: (real: PublicationActivities) => PublicationActivities
  readonly parts?: Partial<ActivityParts>
}

/** A Temporal namespace, a store and a worker of one's own. */
export interface Lab {
  readonly store: Store
  readonly client: Client
  readonly gateway: CaseGateway
  readonly parts: ActivityParts
  startWorker(): Promise<void>
  stopWorker(): Promise<void>
  /** Starts a case as a bare Temporal client does. */
  start(caseId: string, start: CaseStart): Promise<WorkflowHandle>
  command(caseId: string, command: Readonly<Record<string, unknown>>, updateId?: string): Promise<CommandAnswer>
  signal(caseId: string, message: Readonly<Record<string, unknown>>): Promise<void>
  row(caseId: string): Promise<CaseRow | null>
  /** The row, as soon as it is as it should be. */
  rowWhen(caseId: string, isRight: (row: CaseRow) => boolean): Promise<CaseRow>
  records(caseId: string): Promise<readonly CaseRecord[]>
  close(): Promise<void>
}

const silent = { warn: () => undefined, error: () => undefined }

/** Opens a lab with a worker that runs already. Close it in `afterAll`. */
export async function openLab({
  plans,
  activities: change,
  publications: changeDelivery,
  parts: changed = {},
}: LabOptions): Promise<Lab> {
  installTemporalRuntime(silent)
  const [reach, bundle, store] = await Promise.all([temporalNamespace(), testBundle(), openScratchStore()])
  for (const plan of plans) await publish(store, plan)
  const parts: ActivityParts = {
    store,
    secretKey: new Uint8Array(32),
    classifier: keywordClassifier,
    postWebhook: async () => ({ ok: true, status: 204 }),
    postRobot: async () => ({ ok: true, status: 200 }),
    hasMail: false,
    compileCalendar: (document, number) => {
      const compiled = compileCalendar(document, { version: number })
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
      return compiled.calendar
    },
    publicUrl: 'http://127.0.0.1:3000',
    now: Date.now,
    ...changed,
  }
  const codec = makePayloadCodec({ blobs: blobStoreOf(store, Date.now) })
  const real = makeActivities(parts)
  const activities = change?.(real) ?? real
  const connection = await Connection.connect({ address: reach.address })
  const client = new Client({ connection, namespace: reach.namespace, dataConverter: { payloadCodecs: [codec] } })
  let worker: CaseWorker | null = null
  let failure: unknown = null

  const lab: Lab = {
    store,
    client,
    parts,
    gateway: makeCaseGateway(client),
    async startWorker() {
      const onFailure = (error: unknown) => {
        failure = error
      }
      const delivery = makePublicationActivities({ ...parts, gateway: lab.gateway })
      const publications = changeDelivery?.(delivery) ?? delivery
      worker = await startCaseWorker({
        reach,
        bundle,
        activities: { ...activities, ...publications },
        codec,
        onFailure,
      })
    },
    async stopWorker() {
      await worker?.stop()
      worker = null
    },
    start: (caseId, start) =>
      client.workflow.start(TEMPORAL.workflow, {
        workflowId: caseWorkflowId(caseId),
        taskQueue: TEMPORAL.taskQueue,
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        args: [start],
      }),
    command: (caseId, command, updateId) =>
      client.workflow.getHandle(caseWorkflowId(caseId)).executeUpdate<CommandAnswer, [object]>(TEMPORAL.update, {
        args: [command],
        ...(updateId === undefined ? {} : { updateId }),
      }),
    signal: (caseId, message) => client.workflow.getHandle(caseWorkflowId(caseId)).signal(TEMPORAL.signal, message),
    row: (caseId) => getCase(store, caseId, Date.now(), 'all'),
    async rowWhen(caseId, isRight) {
      for (let attempt = 0; attempt < 600; attempt += 1) {
        const row = await lab.row(caseId)
        if (row !== null && isRight(row)) return row
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`the row of ${caseId} never became right: ${JSON.stringify(await lab.row(caseId))}`)
    },
    records: (caseId) =>
      store.query<CaseRecord>('select seq, at, event, actor, data from case_records where case_id = $1 order by seq', [
        caseId,
      ]),
    async close() {
      await lab.stopWorker()
      await connection.close()
      await store.close()
      if (failure !== null) throw new Error('The worker failed.', { cause: failure })
    },
  }
  await lab.startWorker()
  return lab
}

/** A new case id. */
export const newCaseId = (): string => randomUUID()

/** The state as the workflow itself has it. */
export async function stateOf(lab: Lab, caseId: string): Promise<CaseState> {
  return lab.client.workflow.getHandle(caseWorkflowId(caseId)).query<CaseState>(TEMPORAL.query)
}

async function publish(store: Store, plan: Plan): Promise<void> {
  await store.transaction((tx) =>
    publishVersions(
      tx,
      {
        id: randomUUID(),
        at: 1,
        actor: { kind: 'system' },
        note: null,
        running: 'stay',
        documents: [{ kind: 'flow', id: plan.id, basedOn: null, hash: plan.hash, document: {} }],
      },
      async () => [plan],
    ),
  )
}
