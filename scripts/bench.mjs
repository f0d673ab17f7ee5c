import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { copyAssets, removeOrphans } from './mirror-sources.mjs'
import { inProject } from './project.mjs'
import { runTool } from './run.mjs'

/** Compiles the bench beside the product; whoever only starts the product does not wait for it. */
async function buildBench() {
  removeOrphans('bench')
  const result = await runTool('typescript/bin/tsc', ['-b', 'bench'])
  copyAssets('bench')
  if (result.code !== 0) console.error(result.output)
  return result.code === 0
}

/** Measures the built product, never sources transformed on the fly. */
if ((await install()) && (await build()) && (await buildBench())) {
  const main = inProject('dist', 'bench', 'main.js')
  process.argv = [process.execPath, main, ...process.argv.slice(2)]
  await import(pathToFileURL(main).href)
} else {
  process.exitCode = 1
}
