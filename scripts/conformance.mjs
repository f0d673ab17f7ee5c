import { existsSync } from 'node:fs'
import { failed, nothing } from './outcome.mjs'
import { inProject } from './project.mjs'
import { run } from './run.mjs'

const suite = inProject('..', 'shared', 'conformance', 'run.mjs')

/** The parts of the acceptance suite that the product claims to fulfil; each is run as a whole. */
const claimedParts = [
  'calendar',
  'scenarios',
  'wrong',
  'mutants',
  'invalid',
  'rules',
  'rules-check',
  'rules-import',
  'cli',
]

const where = 'the acceptance suite'

/**
 * Runs the acceptance suite where it lies next to the checkout.
 * @returns {Promise<import('./outcome.mjs').Outcome>} nothing counted where it is not there
 */
export async function runConformance() {
  if (!existsSync(suite) || claimedParts.length === 0) return nothing
  console.log(`\nAcceptance suite: ${claimedParts.join(', ')}`)
  const result = await run(process.execPath, [suite, inProject(), '--only', claimedParts.join(',')], {
    timeoutMs: 15 * 60_000,
    onLine: (line) => console.log(line),
  })
  return outcomeOfSuite(result)
}

/**
 * The suite prints a line `id: what is wrong` for each case that failed, and its counts at the end; those decide.
 * @param {{ code: number, output: string }} result
 * @returns {import('./outcome.mjs').Outcome}
 */
export function outcomeOfSuite({ code, output }) {
  const lines = output.trimEnd().split('\n')
  const counts = /^(\d+) passed, (\d+) failed$/.exec(lines.at(-1) ?? '')
  if (!counts) return failed(where, 'did not come to its end', lines.slice(-5).join('\n'))
  const told = lines.map((line) => /^(?!ok |contested)(\S.*?): (.*)$/.exec(line)).filter((match) => match !== null)
  const failures = Array.from({ length: Number(counts[2]) }, (_, index) => ({
    where,
    what: told[index]?.[1] ?? 'a case that is not named',
    message: told[index]?.[2] ?? '',
  }))
  const passed = Number(counts[1])
  return code !== 0 && failures.length === 0
    ? { ...failed(where, `ended with code ${code}`), passed }
    : { passed, failures, unsteady: [] }
}
