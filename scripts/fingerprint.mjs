import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from './project.mjs'

/**
 * All files below a folder or the file itself, as sorted paths relative to the checkout; nothing when it is not there.
 * @param {string} root relative to the checkout
 * @returns {string[]}
 */
export function filesBelow(root) {
  const stats = statSync(path.join(projectFolder, root), { throwIfNoEntry: false })
  if (!stats) return []
  if (!stats.isDirectory()) return [root]
  return readdirSync(path.join(projectFolder, root), { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && (entry.isDirectory() || entry.isFile()))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(path.join(root, entry.name)) : [path.join(root, entry.name)]))
    .sort()
}

/**
 * Changes when a file below one of the roots is added, removed, renamed or has other contents; dates do not matter.
 * @param {readonly string[]} roots relative to the checkout
 * @param {readonly string[]} [extra] further words that matter, such as a version
 */
export function fingerprint(roots, extra = []) {
  const hash = createHash('sha256')
  for (const word of extra) hash.update(`${word}\0`)
  for (const file of roots.flatMap(filesBelow)) {
    hash.update(`${file}\0`)
    hash.update(readFileSync(path.join(projectFolder, file)))
    hash.update('\0')
  }
  return hash.digest('hex')
}
