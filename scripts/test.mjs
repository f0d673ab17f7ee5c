import { build } from './build.mjs'
import { runConformance } from './conformance.mjs'
import { install } from './install.mjs'
import { runTool, seconds } from './run.mjs'
import { runVitest } from './vitest-counts.mjs'

/** @typedef {import('./vitest-counts.mjs').Counts} Counts */

const minuteMs = 60_000

/** Finds Temporal, PostgreSQL and Chromium, and installs what is missing where it may. */
async function prepareParts() {
  const result = await runTool('tsx/dist/cli.mjs', ['test/parts/prepare.ts'], {
    timeoutMs: 15 * minuteMs,
    onLine: (line) => console.error(line),
  })
  return result.code === 0
}

/** @param {boolean} isWell @param {string} complaint @returns {Counts} */
function step(isWell, complaint) {
  if (!isWell) console.error(complaint)
  return { passed: 0, failed: isWell ? 0 : 1 }
}

/** @param {readonly Counts[]} all @returns {Counts} */
const sum = (all) => ({
  passed: all.reduce((total, counts) => total + counts.passed, 0),
  failed: all.reduce((total, counts) => total + counts.failed, 0),
})

/**
 * Everything, from nothing: what a step could not set up counts as one failure, and the steps that do not depend on it
 * still run. The parts are prepared while code is built and the tests without them run.
 * @returns {Promise<Counts>}
 */
async function testEverything() {
  if (!(await install())) return step(false, 'The packages could not be installed.')
  const parts = prepareParts()
  const isBuilt = await build()
  const unit = await runVitest('unit', ['--project', 'unit', '--project', 'web'], { timeoutMs: 15 * minuteMs })
  const counts = [step(isBuilt, 'The build failed.'), unit, step(await parts, 'A part that the tests need is missing.')]
  counts.push(
    await runVitest('system', ['--project', 'engine', '--project', 'system'], { timeoutMs: 30 * minuteMs }),
    isBuilt ? await runConformance() : step(false, 'The acceptance suite needs the build.'),
  )
  return sum(counts)
}

const startedAt = performance.now()
const { passed, failed } = await testEverything()
console.log(`\nTested in ${seconds(performance.now() - startedAt)}.`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
