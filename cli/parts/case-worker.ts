import type { PayloadCodec } from '@temporalio/common'
import { NativeConnection, Worker, type WorkerOptions, type WorkflowBundleOption } from '@temporalio/worker'
import type { CaseActivities, PublicationActivities } from '../../core/contract/activities.ts'
import { TEMPORAL } from '../../core/contract/temporal.ts'
import type { TemporalReach } from './temporal-connection.ts'

export interface CaseWorkerParts {
  readonly reach: TemporalReach
  readonly bundle: WorkflowBundleOption
  /** Those of publications may be missing where nothing is ever published: on a stage for scenarios. */
  readonly activities: CaseActivities & Partial<PublicationActivities>
  readonly codec: PayloadCodec
  /** Called when the worker ended by itself, which it only does when something is badly wrong. */
  readonly onFailure: (error: unknown) => void
  readonly options?: Partial<
    Pick<WorkerOptions, 'maxCachedWorkflows' | 'maxConcurrentWorkflowTaskExecutions' | 'taskQueue'>
  >
}

/** A running worker. */
export interface CaseWorker {
  /** Takes no new work, lets what is under way end, and resolves when that is so. */
  stop(): Promise<void>
}

/** Starts a worker that runs cases and what they ask of the world. Rejects when Temporal cannot be reached. */
export async function startCaseWorker(parts: CaseWorkerParts): Promise<CaseWorker> {
  const { reach, bundle, activities, codec, onFailure, options = {} } = parts
  const { address, namespace, tls, apiKey } = reach
  const connection = await NativeConnection.connect({
    address,
    ...(tls === undefined ? {} : { tls }),
    ...(apiKey === undefined ? {} : { apiKey }),
  })
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: TEMPORAL.taskQueue,
    workflowBundle: bundle,
    activities,
    dataConverter: { payloadCodecs: [codec] },
    shutdownGraceTime: '5s',
    ...options,
  })
  const ended = worker.run().catch(onFailure)
  return {
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown()
      await ended
      await connection.close()
    },
  }
}
