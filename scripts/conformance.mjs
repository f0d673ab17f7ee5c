import { existsSync } from 'node:fs'
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

/**
 * Runs the acceptance suite where it lies next to the checkout.
 * @returns {Promise<import('./vitest-counts.mjs').Counts>} nothing counted where it is not there
 */
export async function runConformance() {
  if (!existsSync(suite) || claimedParts.length === 0) return { passed: 0, failed: 0 }
  console.log(`\nAcceptance suite: ${claimedParts.join(', ')}`)
  const result = await run(process.execPath, [suite, inProject(), '--only', claimedParts.join(',')], {
    timeoutMs: 15 * 60_000,
    onLine: (line) => console.log(line),
  })
  const last = /(\d+) passed, (\d+) failed\s*$/.exec(result.output)
  if (!last) return { passed: 0, failed: 1 }
  const counts = { passed: Number(last[1]), failed: Number(last[2]) }
  return result.code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}
