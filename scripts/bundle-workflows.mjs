import { writeFile } from 'node:fs/promises'
import { bundleWorkflowCode } from '@temporalio/worker'
import { inProject } from './project.mjs'

/** Packs the compiled workflows into the one file that workers load, so that no worker needs a bundler at start. */
const { code } = await bundleWorkflowCode({ workflowsPath: inProject('dist', 'workflows', 'index.js') })
await writeFile(inProject('dist', 'workflows', 'bundle.js'), code)
