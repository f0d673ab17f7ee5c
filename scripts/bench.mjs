import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { inProject } from './project.mjs'

/** Measures the built product, never sources transformed on the fly. */
if ((await install()) && (await build())) {
  const main = inProject('dist', 'bench', 'main.js')
  process.argv = [process.execPath, main, ...process.argv.slice(2)]
  await import(pathToFileURL(main).href)
} else {
  process.exitCode = 1
}
