import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { canonicalJson } from '../../model/plan/canonical-json.ts'
import { writeWhole } from './write-whole.ts'

/** The version of something as it was last written here or sent from here. */
export interface Base {
  readonly version: number
  /** SHA-256 of its canonical text. */
  readonly hash: string
}

/** By `kind/id`. */
export type Bases = ReadonlyMap<string, Base>

const fileName = '.pledge.json'
const schema = z.strictObject({
  url: z.string(),
  versions: z.record(z.string(), z.strictObject({ version: z.int().min(1), hash: z.string() })),
})

/**
 * What the files of a folder were made from, for one server: so that an import knows what somebody else changed since, and an export what
 * was changed here. Nothing is known of a single file, of a folder that was never exported to, and of another server.
 */
export async function readBases(root: string, url: string): Promise<Bases> {
  if (!(await isFolder(root))) return new Map()
  const text = await readFile(path.join(root, fileName), 'utf8').catch(() => null)
  const parsed = text === null ? null : schema.safeParse(parseOrNull(text))
  if (parsed?.success !== true || parsed.data.url !== url) return new Map()
  return new Map(Object.entries(parsed.data.versions))
}

/** Writes down what the files of a folder are made from now; a single file has no room for it. */
export async function writeBases(root: string, url: string, bases: Bases): Promise<void> {
  if (!(await isFolder(root))) return
  const versions = Object.fromEntries([...bases].sort(([a], [b]) => (a < b ? -1 : 1)))
  await writeWhole(path.join(root, fileName), `${JSON.stringify({ url, versions }, null, 2)}\n`)
}

/** The hash by which content is told to be the same, however its fields are ordered. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

async function isFolder(root: string): Promise<boolean> {
  return (await stat(root).catch(() => null))?.isDirectory() ?? false
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
