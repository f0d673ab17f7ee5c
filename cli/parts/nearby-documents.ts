import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { documentKinds } from '../../core/contract/document.ts'
import type { TeamSetting } from '../../core/contract/settings.ts'
import { checkKind } from '../../model/document/check-kind.ts'
import { checkShape } from '../../model/document/check-shape.ts'
import { settingsSchema } from '../../model/settings/settings-schema.ts'
import { nameOf } from '../../model/validate/world.ts'
import { readDocument } from '../read-document.ts'

/** A document that was found, and where. */
export interface FoundDocument {
  readonly file: string
  readonly kind: string
  readonly id: string
  readonly document: unknown
  readonly version: null
}

/** The documents and teams among which a flow finds what it names, the nearest first. */
export interface NearbyDocuments {
  readonly documents: readonly FoundDocument[]
  readonly teams: readonly TeamSetting[]
}

const mostFiles = 500
const ending = /\.(?:json|ya?ml)$/i

/**
 * What a flow may name: the files given, then what lies in the folder of the flow, then in the folders beside that one, 500 files at most.
 * Of two with one name the nearer counts. What is no document is passed over, but for the files given, which are refused if they are not there.
 */
export async function nearbyDocuments(flowFile: string, given: readonly string[]): Promise<NearbyDocuments> {
  const folder = path.dirname(path.resolve(flowFile))
  const beside = await foldersIn(path.dirname(folder))
  const files = given.map((file) => path.resolve(file))
  for (const each of [folder, ...beside.filter((other) => other !== folder)]) files.push(...(await filesIn(each)))

  const documents = new Map<string, FoundDocument>()
  const teams = new Map<string, TeamSetting>()
  for (const file of [...new Set(files)].slice(0, Math.max(mostFiles, given.length))) {
    const parsed = await readDocument(file)
    if (!parsed.ok) continue
    const checked = checkKind(parsed.value, [...documentKinds, 'settings'])
    if (!checked.ok) continue
    if (checked.kind === 'settings') {
      const shape = checkShape(settingsSchema, parsed.value)
      for (const team of (shape.ok ? shape.value.teams : undefined) ?? [])
        if (!teams.has(team.id)) teams.set(team.id, team)
      continue
    }
    const { kind, id } = nameOf(parsed.value)
    const key = `${kind}/${id}`
    if (id !== '' && !documents.has(key)) documents.set(key, { file, kind, id, document: parsed.value, version: null })
  }
  return { documents: [...documents.values()], teams: [...teams.values()] }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => path.join(folder, entry.name))
    .sort()
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map((entry) => path.join(folder, entry.name))
    .sort()
}
