import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { filesBelow } from './fingerprint.mjs'
import { inProject } from './project.mjs'

/** What other parts of the build put among the emitted files. */
const madeElsewhere = ['workflows/bundle.js', 'sdk/package.json', 'sdk/README.md', 'sdk/LICENSE', 'sdk/lib/']

/** @param {string} file */
const isCompiled = (file) => /\.tsx?$/.test(file)

/** @param {string} file */
const isAsset = (file) => !isCompiled(file) && !/(^|\/)tsconfig[^/]*\.json$/.test(file)

/**
 * Whether an emitted file, relative to dist, still has the source it came from.
 * @param {string} emitted
 */
function hasSource(emitted) {
  if (madeElsewhere.some((made) => emitted === made || (made.endsWith('/') && emitted.startsWith(made)))) return true
  const stem = emitted.replace(/(\.d\.ts|\.js)(\.map)?$/, '')
  if (stem === emitted) return existsSync(inProject(emitted))
  return existsSync(inProject(`${stem}.ts`)) || existsSync(inProject(`${stem}.tsx`)) || existsSync(inProject(emitted))
}

/**
 * Deletes from dist/<folder> what has no source any more: `tsc -b` leaves it there.
 * @param {string} folder
 */
export function removeOrphans(folder) {
  for (const file of filesBelow(path.join('dist', folder))) {
    if (!hasSource(path.relative('dist', file))) rmSync(inProject(file))
  }
  removeEmptyFolders(inProject('dist', folder))
}

/** @param {string} folder */
function removeEmptyFolders(folder) {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmptyFolders(path.join(folder, entry.name))
  }
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true })
}

/**
 * Copies what code reads at run time (SQL, YAML, JSON, CSV …) next to the emitted code, at the same relative place.
 * @param {string} folder
 */
export function copyAssets(folder) {
  for (const file of filesBelow(folder).filter(isAsset)) {
    const target = inProject('dist', file)
    const source = inProject(file)
    if (existsSync(target) && readFileSync(target).equals(readFileSync(source))) continue
    mkdirSync(path.dirname(target), { recursive: true })
    copyFileSync(source, target)
  }
}
