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

/** Runs a program of the bench, as it is built, never from sources transformed on the fly; `program` is its path below `bench/`. @param {string[]} program */
export async function runBench(...program) {
  if ((await install()) && (await build()) && (await buildBench())) {
    const main = inProject('dist', 'bench', ...program)
    process.argv = [process.execPath, main, ...process.argv.slice(2)]
    await import(pathToFileURL(main).href)
  } else {
    process.exitCode = 1
  }
}
