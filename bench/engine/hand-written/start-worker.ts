import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker'
import { projectFile } from '../../parts/project-file.ts'
import type { BenchLab } from '../bench-lab.ts'
import { createHandWrittenTables, handWrittenActivities } from './activities.ts'
import { handWritten } from './contract.ts'

const nothing = (): void => undefined
const silent = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing }

/** Starts a worker for the hand-written case beside ours: the same process, server and database; ends with the lab. */
export async function startHandWrittenWorker({ address, store, endings }: BenchLab): Promise<void> {
  await createHandWrittenTables(store)
  const workflowsPath = projectFile('bench/engine/hand-written/workflow.ts')
  const connection = await NativeConnection.connect({ address })
  endings.add('connection of the hand-written worker', () => connection.close())
  const worker = await Worker.create({
    connection,
    taskQueue: handWritten.taskQueue,
    workflowBundle: await bundleWorkflowCode({ workflowsPath, logger: silent }),
    activities: { ...handWrittenActivities(store) },
    shutdownGraceTime: '5s',
  })
  const ended = worker.run()
  endings.add('hand-written worker', async () => {
    worker.shutdown()
    await ended
  })
}
