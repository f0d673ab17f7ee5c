import { closeSync, existsSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { documentLimits } from '../model/document/bounds.ts'
import type { Checked } from '../model/document/check-shape.ts'
import { makeIssue } from '../model/document/issue.ts'
import { parseDocument } from '../model/document/parse-document.ts'
import type { FindDocument } from '../model/scenario/scenario-documents.ts'

const endings = ['.json', '.yaml', '.yml']

/**
 * How the scenario in a file finds what it names: by a path relative to that file, or, for an id, as
 * `<id>.json` or `<id>.<kind>.json` beside it (`.yaml` and `.yml` as well). Null where there is no such file.
 */
export function findBeside(scenarioFile: string): FindDocument {
  const folder = dirname(scenarioFile)
  return (source, kind) => {
    const isPath = source.includes('/') || /\.(?:json|ya?ml)$/i.test(source)
    const names = isPath ? [source] : endings.flatMap((ending) => [`${source}${ending}`, `${source}.${kind}${ending}`])
    const file = names.map((name) => resolve(folder, name)).find((candidate) => existsSync(candidate))
    return file === undefined ? null : readNow(file)
  }
}

/** Reads a document at once: a scenario names few, and most are read for many scenarios, so nothing is gained by waiting. */
function readNow(file: string): Checked<unknown> | null {
  let descriptor: number | undefined
  try {
    descriptor = openSync(file, 'r')
    const stat = fstatSync(descriptor)
    if (!stat.isFile()) return null
    if (stat.size > documentLimits.bytes) {
      return {
        ok: false,
        issues: [makeIssue('document.too-large', '', { size: stat.size, limit: documentLimits.bytes })],
      }
    }
    return parseDocument(readFileSync(descriptor, 'utf8'), { fileName: file })
  } catch (error) {
    // Gone or forbidden: the scenario is told that there is no such document.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return null
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}
