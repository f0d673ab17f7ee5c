import { readFileSync, writeFileSync } from 'node:fs'
import { inProject } from './project.mjs'

/**
 * Adds to the lock the optional packages of other platforms that npm left out because the registry it asked does not
 * mirror them; without them `npm ci` refuses the lock. Run it after `npm install`; it changes nothing where all is there.
 */

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} Entry */

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

const file = inProject('package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
/** @type {Record<string, Entry>} */
const packages = lock.packages

/**
 * Where npm would find a dependency of the package at `place`: in its own folder, or in one above.
 * @param {string} place @param {string} name
 */
function isLocked(place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (!at) return false
  }
}

/**
 * What the names of such packages say: `@biomejs/cli-linux-x64-musl`.
 * @param {string} name @param {string} version @param {boolean | undefined} dev
 * @returns {Entry | null}
 */
function entryFor(name, version, dev) {
  const words = name.split(/[/-]/)
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  if (!os || !cpu || !/^\d+\.\d+\.\d+/.test(version)) return null
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.includes('gnu') ? 'glibc' : null
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(os === 'linux' && libc ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
  }
}

const added = []
for (const [place, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(place, name)) continue
    const made = entryFor(name, version, entry.dev)
    if (!made)
      throw new Error(`${name}@${version} is missing from the lock, and its name does not say for what system it is.`)
    packages[`node_modules/${name}`] = made
    added.push(name)
  }
}
if (added.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
}
console.log(
  added.length > 0 ? `Added ${added.length} packages of other platforms to the lock.` : 'The lock is complete.',
)
