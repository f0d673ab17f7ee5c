import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { failed, nothing, together } from './outcome.mjs'
import { cacheFolder, inProject } from './project.mjs'
import { run } from './run.mjs'

/** @typedef {import('./outcome.mjs').Outcome} Outcome */
/** @typedef {import('./vitest-journal.mjs').JournalRecord} JournalRecord */
/** @typedef {import('./vitest-journal.mjs').FileRecord} FileRecord */

/**
 * Runs vitest with its words on the screen and answers with the truth: a file that crashed, a set-up that failed, an
 * error nobody caught, a skipped test, a run that was stopped and a run that found no test each count as failed.
 *
 * @param {string} name of the run
 * @param {readonly string[]} args
 * @param {{ node?: string, timeoutMs: number, env?: Record<string, string | undefined>,
 *   isQuiet?: boolean }} options `node`: another Node; `isQuiet`: nothing on the screen
 * @returns {Promise<Outcome>}
 */
export async function runVitest(name, args, { node = process.execPath, timeoutMs, env = {}, isQuiet = false }) {
  const journal = path.join(cacheFolder, 'reports', `vitest-${name}-${process.pid}.ndjson`)
  mkdirSync(path.dirname(journal), { recursive: true })
  const reporters = ['--reporter=default', `--reporter=${inProject('scripts', 'vitest-journal.mjs')}`]
  const result = await run(node, ['node_modules/vitest/vitest.mjs', 'run', ...args, ...reporters], {
    output: isQuiet ? 'collect' : 'inherit',
    timeoutMs,
    env: { ...env, VITEST_JOURNAL: journal },
  })
  const outcome = outcomeOf(existsSync(journal) ? readFileSync(journal, 'utf8') : '')
  rmSync(journal, { force: true })
  const where = `the ${name} tests`
  if (result.timedOut) return together([outcome, failed(where, `were stopped after ${timeoutMs / 60_000} min`)])
  if (outcome.failures.length > 0) return outcome
  if (result.code !== 0)
    return together([outcome, failed(where, `ended with code ${result.code}, and no test said why`)])
  return outcome.passed > 0 ? outcome : failed(where, 'found no test')
}

/**
 * @param {string} journal what vitest-journal.mjs wrote; its last line may be cut off
 * @returns {Outcome}
 */
export function outcomeOf(journal) {
  const records = journal
    .split('\n')
    .slice(0, -1)
    .map((line) => /** @type {JournalRecord} */ (JSON.parse(line)))
  const ended = new Set(records.flatMap((record) => (record.kind === 'file' ? [record.file] : [])))
  return together(
    records.map((record) => {
      if (record.kind === 'uncaught')
        return failed('outside of any test', 'an error that nobody caught', record.message)
      if (record.kind === 'file') return outcomeOfFile(record)
      return ended.has(record.file) ? nothing : failed(record.file, 'did not come to its end')
    }),
  )
}

/** @param {FileRecord} record @returns {Outcome} */
function outcomeOfFile({ file, state, tests, message }) {
  const failures = tests
    .filter((test) => test.state !== 'passed')
    .map((test) => ({
      where: file,
      what: test.name,
      message: test.message || (test.state === 'failed' ? '' : `was ${test.state}`),
    }))
  const unsteady = tests
    .filter((test) => test.state === 'passed' && test.message !== '')
    .map((test) => ({ where: file, what: test.name, message: test.message }))
  const isCrashed = message !== '' || tests.length === 0 || (state !== 'passed' && failures.length === 0)
  return {
    passed: tests.length - failures.length,
    failures: isCrashed
      ? [{ where: file, what: tests.length === 0 ? 'has no test' : 'outside of its tests', message }, ...failures]
      : failures,
    unsteady,
  }
}
