import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { install } from './install.mjs'
import { failed, finish, together } from './outcome.mjs'
import { run } from './run.mjs'
import { runVitest } from './run-vitest.mjs'

/** The majors that must pass beside the one in use. */
const majors = process.argv.length > 2 ? process.argv.slice(2) : ['22', '24']

const platform = process.platform === 'win32' ? 'win' : process.platform

/**
 * Installs a Node of that major from the npm registry into a folder of its own.
 * @param {string} major @param {string} folder
 * @returns {Promise<{ executable: string } | { problem: string }>}
 */
async function installNode(major, folder) {
  const name = `node-${platform}-${process.arch}`
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }')
  const result = await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', `${name}@${major}`], {
    cwd: folder,
    timeoutMs: 5 * 60_000,
  })
  if (result.code !== 0) return { problem: result.output }
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  return { executable: path.join(folder, 'node_modules', name, 'bin', file) }
}

/** @param {string} major @returns {Promise<import('./outcome.mjs').Outcome>} */
async function testUnder(major) {
  const where = `Node ${major}`
  const folder = mkdtempSync(path.join(os.tmpdir(), `pledge-node-${major}-`))
  try {
    const installed = await installNode(major, folder)
    if ('problem' in installed) return failed(where, 'could not be installed', installed.problem)
    const node = installed.executable
    const version = (await run(node, ['--version'])).output.trim()
    console.log(`\nNode ${version}`)
    if (!version.startsWith(`v${major}.`)) return failed(where, `is ${version}`)
    const { passed, failures, unsteady } = await runVitest(
      `node-${major}`,
      ['--project', 'unit', '--project', 'slow', '--project', 'engine'],
      {
        node,
        timeoutMs: 20 * 60_000,
        env: { PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` },
      },
    )
    /** @param {import('./outcome.mjs').Failure} failure */
    const underThisNode = (failure) => ({ ...failure, where: `Node ${major}  ${failure.where}` })
    return { passed, failures: failures.map(underThisNode), unsteady: unsteady.map(underThisNode) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @type {import('./outcome.mjs').Outcome[]} */
const outcomes = []
if (!(await install())) outcomes.push(failed('the packages', 'could not be installed; npm’s words are above'))
else for (const major of majors) outcomes.push(await testUnder(major))
finish(together(outcomes))
