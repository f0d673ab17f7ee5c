import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { inProject } from './project.mjs'

/**
 * Two commands in one: installs and builds where that is stale, then becomes `pledge start` in this very process,
 * so that signals, the exit code and a `kill -9` mean what they say.
 */
if ((await install()) && (await build())) {
  const main = inProject('dist', 'cli', 'main.js')
  process.argv = [process.execPath, main, 'start', ...process.argv.slice(2)]
  await import(pathToFileURL(main).href)
} else {
  process.exitCode = 1
}
