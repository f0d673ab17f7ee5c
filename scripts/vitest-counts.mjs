import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder } from './project.mjs'
import { run } from './run.mjs'

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * Runs vitest with its words on the screen and answers with true counts: a file that crashed, a set-up that failed, an
 * error nobody caught, a skipped test and a run that found no test each count as failed.
 *
 * @param {string} name used for the report file
 * @param {readonly string[]} args
 * @param {{ node?: string, timeoutMs: number, env?: Record<string, string | undefined> }} options `node`: another Node
 * @returns {Promise<Counts>}
 */
export async function runVitest(name, args, { node = process.execPath, timeoutMs, env = {} }) {
  const report = path.join(cacheFolder, 'reports', `vitest-${name}-${process.pid}.json`)
  mkdirSync(path.dirname(report), { recursive: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const result = await run(node, ['node_modules/vitest/vitest.mjs', 'run', ...args, ...reporters], {
    output: 'inherit',
    timeoutMs,
    env,
  })
  const counts = existsSync(report) ? countsOf(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 }
  rmSync(report, { force: true })
  if (result.timedOut) console.error(`The ${name} tests were stopped: they took longer than ${timeoutMs / 60_000} min.`)
  const isUnexplained = result.code !== 0 && counts.failed === 0
  return isUnexplained || counts.passed + counts.failed === 0 ? { ...counts, failed: counts.failed + 1 } : counts
}

/**
 * @typedef {{ status: string, assertionResults: { status: string }[] }} FileReport
 * @param {{ testResults: FileReport[] }} report what vitest's json reporter writes
 * @returns {Counts}
 */
export function countsOf(report) {
  const counts = { passed: 0, failed: 0 }
  for (const file of report.testResults) {
    const failedBefore = counts.failed
    for (const { status } of file.assertionResults) counts[status === 'passed' ? 'passed' : 'failed']++
    const isCrashed = file.status !== 'passed' && counts.failed === failedBefore
    if (isCrashed || file.assertionResults.length === 0) counts.failed++
  }
  return counts
}
