import { stripVTControlCharacters } from 'node:util'

/**
 * One thing that failed: the file or the step, what in it, and what it said.
 * @typedef {{ where: string, what: string, message: string }} Failure
 *
 * What a step came to. Whatever did not pass is in `failures`, one by one; what passed, but not at the first attempt, is counted as passed
 * and told in `unsteady`.
 * @typedef {{ passed: number, failures: readonly Failure[], unsteady: readonly Failure[] }} Outcome
 */

/** @type {Outcome} */
export const nothing = { passed: 0, failures: [], unsteady: [] }

/** @param {string} where @param {string} what @param {string} [message] @returns {Outcome} */
export const failed = (where, what, message = '') => ({ ...nothing, failures: [{ where, what, message }] })

/** @param {readonly Outcome[]} outcomes @returns {Outcome} */
export const together = (outcomes) => ({
  passed: outcomes.reduce((total, { passed }) => total + passed, 0),
  failures: outcomes.flatMap(({ failures }) => failures),
  unsteady: outcomes.flatMap(({ unsteady }) => unsteady),
})

const mostLines = 5
/** Nothing else tells what a test said that passed in the end. */
const mostLinesOfUnsteady = 60
const mostColumns = 200

/** @param {string} message @param {number} mostLines */
function firstLines(message, mostLines) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const shown = lines
    .slice(0, mostLines)
    .map((line) => (line.length > mostColumns ? `${line.slice(0, mostColumns)} …` : line))
  return lines.length > mostLines ? [...shown, '…'] : shown
}

/** @param {readonly Failure[]} failures @param {number} mostLines */
const told = (failures, mostLines) =>
  failures.flatMap(({ where, what, message }) => [
    `✗ ${where}  ${what}`.trimEnd(),
    ...firstLines(message, mostLines).map((line) => `    ${line}`),
  ])

/**
 * The last words of a run: what passed only when it was tried again, every failure with the beginning of its message, then
 * `N passed, N failed` alone on the last line.
 * @param {Outcome} outcome
 * @param {string} [remark] a line before the last one
 */
export function lastWords({ passed, failures, unsteady }, remark) {
  return [
    '',
    ...(unsteady.length > 0
      ? ['── What passed only when it was tried again', ...told(unsteady, mostLinesOfUnsteady), '']
      : []),
    ...(failures.length > 0 ? ['── What failed', ...told(failures, mostLines), ''] : []),
    ...(remark ? [remark] : []),
    `${passed} passed, ${failures.length} failed`,
  ].join('\n')
}

/**
 * Prints the last words and sets the exit code: a run in which nothing passed is no success either.
 * @param {Outcome} outcome @param {string} [remark]
 */
export function finish(outcome, remark) {
  console.log(lastWords(outcome, remark))
  process.exitCode = outcome.failures.length > 0 || outcome.passed === 0 ? 1 : 0
}
