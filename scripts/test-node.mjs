import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { install } from './install.mjs'
import { run } from './run.mjs'
import { runVitest } from './vitest-counts.mjs'

/** The majors that must pass beside the one in use. */
const majors = process.argv.length > 2 ? process.argv.slice(2) : ['22', '24']

const platform = process.platform === 'win32' ? 'win' : process.platform

/**
 * Installs a Node of that major from the npm registry into a folder of its own.
 * @param {string} major @param {string} folder
 * @returns {Promise<string | null>} its executable
 */
async function installNode(major, folder) {
  const name = `node-${platform}-${process.arch}`
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }')
  const result = await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', `${name}@${major}`], {
    cwd: folder,
    timeoutMs: 5 * 60_000,
  })
  if (result.code !== 0) {
    console.error(result.output)
    return null
  }
  return path.join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** @param {string} major */
async function testUnder(major) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `pledge-node-${major}-`))
  try {
    const node = await installNode(major, folder)
    if (!node) return { passed: 0, failed: 1 }
    const version = await run(node, ['--version'])
    console.log(`\nNode ${version.output.trim()}`)
    if (!version.output.startsWith(`v${major}.`)) return { passed: 0, failed: 1 }
    return await runVitest(`node-${major}`, ['--project', 'unit', '--project', 'engine'], {
      node,
      timeoutMs: 20 * 60_000,
      env: { PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` },
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

let passed = 0
let failed = (await install()) ? 0 : 1
for (const major of failed ? [] : majors) {
  const counts = await testUnder(major)
  passed += counts.passed
  failed += counts.failed
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
