import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The version of this package, from its manifest: one folder up in the sources, two in the build. */
export const version: string = readVersion()

function readVersion(): string {
  const manifests = ['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url))
  const found = manifests.find((url) => existsSync(url))
  if (found === undefined) throw new Error('The manifest of the package is missing')
  return (createRequire(import.meta.url)(found.pathname) as { version: string }).version
}
