import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { bundleWorkflowCode } from '@temporalio/worker'
import { inProject } from './project.mjs'

const nothing = () => undefined
const preload = inProject('dist', 'workflows', 'preload.js')

/** Packs the compiled workflows into the one file that workers load, so that no worker needs a bundler at start. */
const { code } = await bundleWorkflowCode({
  workflowsPath: inProject('dist', 'workflows', 'index.js'),
  preloadModules: existsSync(preload) ? [preload] : [],
  logger: { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: console.error, error: console.error },
})
await writeFile(inProject('dist', 'workflows', 'bundle.js'), code)
