import { randomUUID } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import type { WorkflowBundleOption } from '@temporalio/worker'
import { makePayloadCodec } from '../../activities/payload-codec.ts'
import type { ProblemCode } from '../../core/catalogue/index.ts'
import { caseSearchAttributes } from '../../core/contract/search-attributes.ts'
import type { ReadScenario } from '../../model/scenario/read-scenario.ts'
import type { Config } from '../config.ts'
import { startCaseWorker } from '../parts/case-worker.ts'
import { noFailureYet } from '../parts/failure.ts'
import { freePort } from '../parts/ports.ts'
import type { Endings } from '../parts/stop-signals.ts'
import { makeLog } from '../parts/system.ts'
import { prepareNamespace, reachTemporal, type TemporalReach } from '../parts/temporal-connection.ts'
import { installTemporalRuntime } from '../parts/temporal-runtime.ts'
import { workflowBundle } from '../parts/workflow-bundle.ts'
import { Refusal } from '../refusal.ts'
import { cacheFolderFor } from '../temporal-server/cache-folder.ts'
import { findTemporal } from '../temporal-server/find-temporal.ts'
import { startTemporal } from '../temporal-server/start-temporal.ts'
import { memoryBlobs, ScratchWorld } from './scratch-world.ts'
import { temporalCases } from './temporal-cases.ts'
import { type TemporalHost, temporalHost } from './temporal-host.ts'

/** Where scenarios are played on Temporal: a server, and a worker that knows nothing but them. */
export interface TemporalStage {
  hostOf(ready: ReadScenario): TemporalHost
  /** Rejects when the worker ended by itself; then no host answers any more. */
  readonly failed: Promise<never>
}

export interface TemporalStageOptions {
  readonly config: Config
  readonly env: Readonly<Record<string, string | undefined>>
  readonly endings: Endings
  readonly onProgress: (line: string) => void
}

/**
 * Opens a stage on the server at TEMPORAL_ADDRESS, else on one of its own that keeps everything in memory. A running
 * `pledge start` is left alone: a rehearsal has no business beside live cases. Throws refusals with exit code 3 when no
 * server can be had.
 */
export async function openTemporalStage(options: TemporalStageOptions): Promise<TemporalStage> {
  installTemporalRuntime(makeLog(options.config.logLevel ?? 'error'))
  const [reach, bundle] = await Promise.all([reachServer(options), workflowBundle()])
  return await stageOn(reach, bundle, options.endings)
}

/** Sets a stage up on a server that is there: its worker has a task queue of its own, so that others may use the server, too. */
export async function stageOn(
  reach: TemporalReach,
  bundle: WorkflowBundleOption,
  endings: Endings,
): Promise<TemporalStage> {
  const world = new ScratchWorld()
  const codec = makePayloadCodec({ blobs: memoryBlobs() })
  const taskQueue = `pledge-scenarios-${randomUUID()}`
  const failure = noFailureYet()
  const activities = world.activities()
  const onFailure = failure.happen
  const worker = await startCaseWorker({ reach, bundle, activities, codec, onFailure, options: { taskQueue } })
  endings.add('worker', () => worker.stop())
  const { address, namespace, tls, apiKey } = reach
  const connection = await Connection.connect({
    address,
    ...(tls === undefined ? {} : { tls }),
    ...(apiKey === undefined ? {} : { apiKey }),
  })
  endings.add('client', () => connection.close())
  const client = new Client({ connection, namespace, dataConverter: { payloadCodecs: [codec] } })
  const cases = temporalCases(client, taskQueue)
  return { hostOf: (ready) => temporalHost(cases, world, ready), failed: failure.promise }
}

async function reachServer({ config, env, endings, onProgress }: TemporalStageOptions): Promise<TemporalReach> {
  try {
    if (config.temporal.address !== null) {
      const reach = await reachTemporal(config.temporal, config.temporal.address)
      await prepareNamespace(reach)
      return reach
    }
    const place = await findTemporal({ env, cacheFolder: cacheFolderFor(import.meta.dirname, env), onProgress })
    if (place.kind === 'address') return { address: place.address, namespace: config.temporal.namespace }
    const server = await startTemporal({
      executable: place.path,
      port: await freePort('127.0.0.1'),
      namespaces: config.temporal.namespace === 'default' ? [] : [config.temporal.namespace],
      searchAttributes: caseSearchAttributes,
      env,
      log: () => undefined,
    })
    endings.add('Temporal server', () => server.stop())
    return { address: server.address, namespace: config.temporal.namespace }
  } catch (error) {
    throw unreachable(error)
  }
}

/** No server is no wrong use: the system could not be reached. */
function unreachable(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const { code, params } = error as { readonly code?: string; readonly params?: Refusal['params'] }
  return code?.startsWith('temporal.') && params !== undefined ? new Refusal(3, code as ProblemCode, params) : error
}
