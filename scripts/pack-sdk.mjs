import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { filesBelow } from './fingerprint.mjs'
import { inProject } from './project.mjs'

const packageFolder = 'dist/sdk'

/** Emitted folders that make up the package; they keep their places below lib/, so that imports stay true. */
const packed = ['dist/sdk', 'dist/core/contract']

/** @param {string} file */
const isPacked = (file) => /\.(js|d\.ts)$/.test(file) && !file.startsWith(`${packageFolder}/lib/`)

/**
 * What users get: no map, for its sources are not part of the package, and specifiers that every TypeScript resolves
 * (tsc rewrites `.ts` in code, but not in declarations).
 * @param {string} text
 */
const published = (text) =>
  text
    .replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '\n')
    .replace(/((?:from|import)\s*\(?\s*)(['"])(\.[^'"]*)\.ts\2/g, '$1$2$3.js$2')

/**
 * Imports of a packed file that lead out of the package; there must be none, it has no dependencies.
 * @param {string} file @param {string} text
 */
function strayImports(file, text) {
  return [...text.matchAll(/(?<!['"])\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)]
    .map((match) => match[1] ?? '')
    .filter((specifier) => {
      if (!specifier.startsWith('.')) return true
      const target = path.join(path.dirname(file), specifier)
      return !packed.some((folder) => target.startsWith(`${folder}/`))
    })
    .map((specifier) => `${file} imports ${specifier}, which is not part of the package.`)
}

/**
 * Lays out `@pledge/sdk` in dist/sdk: a manifest, and below lib/ the emitted code and types of sdk/ and core/contract/.
 * @returns {string | null} what stands in the way, or null
 */
export function packSdk() {
  const files = packed.flatMap(filesBelow).filter(isPacked)
  rmSync(inProject(packageFolder, 'lib'), { recursive: true, force: true })
  const problems = files.flatMap((file) => {
    const text = published(readFileSync(inProject(file), 'utf8'))
    const target = inProject(packageFolder, 'lib', path.relative('dist', file))
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, text)
    return strayImports(file, text)
  })
  if (problems.length > 0) return problems.join('\n')
  for (const [from, to] of [
    ['LICENSE', 'LICENSE'],
    ['sdk/README.md', 'README.md'],
  ]) {
    if (existsSync(inProject(from ?? ''))) copyFileSync(inProject(from ?? ''), inProject(packageFolder, to ?? ''))
  }
  writeFileSync(inProject(packageFolder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
  return null
}

function manifest() {
  const { version, license, engines } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'))
  return {
    name: '@pledge/sdk',
    version,
    description: 'Starts and drives Pledge cases over HTTP, from Node, browsers and edge runtimes.',
    license,
    type: 'module',
    engines,
    sideEffects: false,
    files: ['lib'],
    types: './lib/sdk/index.d.ts',
    exports: { '.': { types: './lib/sdk/index.d.ts', default: './lib/sdk/index.js' } },
  }
}
