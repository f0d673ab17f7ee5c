import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { fingerprint } from './fingerprint.mjs'
import { install } from './install.mjs'
import { alone } from './lock.mjs'
import { copyAssets, removeOrphans } from './mirror-sources.mjs'
import { packSdk } from './pack-sdk.mjs'
import { inProject } from './project.mjs'
import { runTool, seconds } from './run.mjs'

/** The folders that run on Node (or in the workflow sandbox); tsc emits each to dist/<folder>. */
const nodeFolders = /** @type {const} */ ([
  'core',
  'locales',
  'model',
  'rules',
  'simulation',
  'analysis',
  'workflows',
  'store',
  'connectors',
  'activities',
  'server',
  'sdk',
  'templates',
  'cli',
])

/**
 * One thing the build makes: left alone while its inputs are the same and its output exists.
 * @typedef {{ name: string, inputs: readonly string[], output: string, isWanted: () => boolean,
 *   make: () => Promise<string | null> }} Part make answers with what went wrong, or null
 */

/** @type {Part} */
const code = {
  name: 'code',
  inputs: [...nodeFolders, 'tsconfig.base.json', 'package-lock.json'],
  output: 'dist/.tsbuildinfo/cli.tsbuildinfo',
  isWanted: () => true,
  async make() {
    for (const folder of nodeFolders) removeOrphans(folder)
    const result = await runTool('typescript/bin/tsc', ['-b', ...nodeFolders])
    for (const folder of nodeFolders) copyAssets(folder)
    return result.code === 0 ? null : result.output
  },
}

/** @type {Part} */
const workflowBundle = {
  name: 'workflow bundle',
  inputs: ['core', 'rules', 'workflows', 'tsconfig.base.json', 'package-lock.json', 'scripts/bundle-workflows.mjs'],
  output: 'dist/workflows/bundle.js',
  isWanted: () => existsSync(inProject('workflows/index.ts')),
  async make() {
    const result = await runTool('../scripts/bundle-workflows.mjs', [])
    return result.code === 0 ? null : result.output
  },
}

/** @type {Part} */
const webApp = {
  name: 'web app',
  inputs: [
    'console',
    'editor',
    'look',
    'sdk',
    'core',
    'model',
    'rules',
    'simulation',
    'analysis',
    'locales',
    'templates',
    'package-lock.json',
  ],
  output: 'dist/web/index.html',
  isWanted: () => existsSync(inProject('console/vite.config.ts')),
  async make() {
    const result = await runTool('vite/bin/vite.js', ['build', 'console', '--logLevel', 'warn'])
    return result.code === 0 ? null : result.output
  },
}

/** @type {Part} */
const sdkPackage = {
  name: 'sdk package',
  inputs: ['sdk', 'core/contract', 'package.json', 'scripts/pack-sdk.mjs'],
  output: 'dist/sdk/package.json',
  isWanted: () => existsSync(inProject('sdk/index.ts')),
  async make() {
    return packSdk()
  },
}

const stampsFile = inProject('dist', '.stamps.json')

/** @returns {Record<string, string>} */
function readStamps() {
  try {
    return JSON.parse(readFileSync(stampsFile, 'utf8'))
  } catch {
    return {}
  }
}

/** @typedef {(words: string) => void} Tell */

/** @param {Part} part @param {Tell} tell */
async function makeWhereStale(part, tell) {
  if (!part.isWanted()) return true
  const stamp = fingerprint(part.inputs)
  if (readStamps()[part.name] === stamp && existsSync(inProject(part.output))) return true
  console.error(`Building the ${part.name} …`)
  const startedAt = performance.now()
  const problem = await part.make()
  if (problem !== null) {
    tell(`${problem.trimEnd()}\nThe ${part.name} could not be built.`)
    return false
  }
  mkdirSync(path.dirname(stampsFile), { recursive: true })
  writeFileSync(stampsFile, JSON.stringify({ ...readStamps(), [part.name]: stamp }, null, 2))
  console.error(`Built the ${part.name} in ${seconds(performance.now() - startedAt)}.`)
  return true
}

/** Puts `pledge` where npx and the scripts of package.json look for it. */
function linkCommand() {
  const main = inProject('dist', 'cli', 'main.js')
  if (!existsSync(main)) return
  chmodSync(main, 0o755)
  const link = inProject('node_modules', '.bin', 'pledge')
  if (existsSync(link)) return
  rmSync(link, { force: true })
  symlinkSync(path.relative(path.dirname(link), main), link)
}

/**
 * Brings dist/ up to date with the sources: code, workflow bundle, web app, SDK package and the `pledge` command.
 * Under a second when nothing changed.
 * @param {Tell} [tell] hears why something could not be built
 * @returns {Promise<boolean>} whether everything could be built
 */
export function build(tell = console.error) {
  return alone('build', async () => {
    if (!(await makeWhereStale(code, tell))) return false
    const made = await Promise.all([workflowBundle, webApp, sdkPackage].map((part) => makeWhereStale(part, tell)))
    linkCommand()
    return made.every(Boolean)
  })
}

/**
 * Brings dist/web alone up to date: nothing of it comes from the compiled code.
 * @param {Tell} [tell] hears why it could not be built
 */
export function buildWebApp(tell = console.error) {
  return alone('build', () => makeWhereStale(webApp, tell))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = (await install()) && (await build()) ? 0 : 1
}
