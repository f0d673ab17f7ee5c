import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, type WorkflowBundleOption } from '@temporalio/worker'

/**
 * The code that workers run: the bundle that the build made, which lies beside the compiled workflows; from the sources
 * it is made on the spot, in some seconds.
 */
export async function workflowBundle(): Promise<WorkflowBundleOption> {
  const built = inWorkflows('bundle.js')
  if (existsSync(built)) return { codePath: built }
  return await bundleWorkflowCode({
    workflowsPath: inWorkflows('index.ts'),
    preloadModules: [inWorkflows('preload.ts')],
    logger: silent,
  })
}

function inWorkflows(file: string): string {
  return fileURLToPath(new URL(`../../workflows/${file}`, import.meta.url))
}

const nothing = (): void => undefined
const silent = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing }
