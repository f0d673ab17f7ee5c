import { build } from './build.mjs'
import { runConformance } from './conformance.mjs'
import { install } from './install.mjs'
import { failed, finish, nothing, together } from './outcome.mjs'
import { runTool, seconds } from './run.mjs'
import { runVitest } from './run-vitest.mjs'

/** @typedef {import('./outcome.mjs').Outcome} Outcome */

const minuteMs = 60_000

/** Says something on the screen and keeps it for the last words. */
function notebook() {
  /** @type {string[]} */
  const lines = []
  /** @param {string} line */
  const tell = (line) => {
    lines.push(line)
    console.error(line)
  }
  return { lines, tell }
}

/** Finds Temporal, PostgreSQL and Chromium, and installs what is missing where it may. @returns {Promise<Outcome>} */
async function prepareParts() {
  const { lines, tell } = notebook()
  const result = await runTool('tsx/dist/cli.mjs', ['test/parts/prepare.ts'], {
    timeoutMs: 22 * minuteMs,
    onLine: tell,
  })
  return result.code === 0 ? nothing : failed('the parts', 'could not all be had', lines.slice(-5).join('\n'))
}

/** @returns {Promise<Outcome>} */
async function buildProduct() {
  const { lines, tell } = notebook()
  return (await build(tell)) ? nothing : failed('the build', '', lines.join('\n'))
}

/**
 * Everything, from nothing: what a step could not set up counts as one failure, and the steps that do not depend on it
 * still run. The parts are prepared while code is built and the tests without them run.
 * @returns {Promise<Outcome>}
 */
async function testEverything() {
  if (!(await install())) return failed('the packages', 'could not be installed; npm’s words are above')
  const parts = prepareParts()
  const built = await buildProduct()
  const unit = await runVitest('unit', ['--project', 'unit', '--project', 'web', '--project', 'slow'], {
    timeoutMs: 15 * minuteMs,
  })
  const prepared = await parts
  const system = await runVitest('system', ['--project', 'engine', '--project', 'system'], { timeoutMs: 30 * minuteMs })
  const isBuilt = built.failures.length === 0
  const suite = isBuilt ? await runConformance() : failed('the acceptance suite', 'needs the build')
  return together([built, unit, prepared, system, suite])
}

const startedAt = performance.now()
const outcome = await testEverything()
finish(outcome, `Tested in ${seconds(performance.now() - startedAt)}.`)
