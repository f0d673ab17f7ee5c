import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { fingerprint } from './fingerprint.mjs'
import { alone } from './lock.mjs'
import { inProject } from './project.mjs'
import { run, seconds } from './run.mjs'

const stampFile = inProject('node_modules', '.pledge-install')

const wanted = () =>
  fingerprint(['package.json', 'package-lock.json'], [process.platform, process.arch, process.versions.modules])

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** Whether npm's own record of node_modules holds what the lock asks for, so that there is nothing to do. */
function isInstalledByNpm() {
  const recordFile = inProject('node_modules', '.package-lock.json')
  if (!existsSync(recordFile)) return false
  const locked = readJson(inProject('package-lock.json')).packages
  const present = readJson(recordFile).packages
  for (const [place, entry] of Object.entries(locked)) {
    if (place === '') continue
    const found = present[place]
    if (found ? found.version !== entry.version || found.integrity !== entry.integrity : !entry.optional) return false
  }
  return Object.keys(present).every((place) => Object.hasOwn(locked, place))
}

/**
 * Makes node_modules equal to the lock; costs a few milliseconds when it is already.
 * @returns {Promise<boolean>} false, with npm's words printed, when it could not
 */
export async function install() {
  const stamp = wanted()
  const isCurrent = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
  if (isCurrent()) return true
  return alone('install', async () => {
    if (isCurrent()) return true
    if (!isInstalledByNpm() && !(await installFromLock())) return false
    writeFileSync(stampFile, stamp)
    return true
  })
}

async function installFromLock() {
  const count = Object.keys(readJson(inProject('package-lock.json')).packages).length
  console.error(`Installing ${count} packages (the first time takes about a minute) …`)
  for (let attempt = 1; attempt <= 2; attempt++) {
    const result = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      output: 'inherit',
      timeoutMs: 15 * 60_000,
    })
    if (result.code === 0) {
      console.error(`Installed in ${seconds(result.ms)}.`)
      return true
    }
    console.error(`npm ci failed${attempt === 1 ? '; trying once more' : '. Its words are above'}.`)
  }
  return false
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = (await install()) ? 0 : 1
