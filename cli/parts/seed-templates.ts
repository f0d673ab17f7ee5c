import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Actor } from '../../core/contract/case-command.ts'
import { type DocumentKind, documentKinds } from '../../core/contract/document.ts'
import { SETTING_LISTS, type SettingList, type SettingsDocument } from '../../core/contract/settings.ts'
import { type DocumentToPublish, publishDocuments } from '../../server/documents/publish.ts'
import type { ServerParts } from '../../server/server-parts.ts'
import { newestVersion } from '../../store/documents/versions.ts'
import { getSetting, saveSetting } from '../../store/settings/settings.ts'
import type { Sql, Transaction } from '../../store/store.ts'

/** What the templates hold: documents to publish, and settings beside them. */
export interface Templates {
  readonly documents: readonly { readonly kind: DocumentKind; readonly id: string; readonly document: unknown }[]
  readonly settings: readonly SettingsDocument[]
}

const system: Actor = { kind: 'system', id: 'templates' }

/** Reads every document and settings file of `templates/`, folder by folder; scenarios are tests, and stay files. */
export async function readTemplates(folder: string = templatesFolder()): Promise<Templates> {
  const documents: Templates['documents'][number][] = []
  const settings: SettingsDocument[] = []
  for (const entry of (await readdir(folder, { recursive: true })).sort()) {
    if (!entry.endsWith('.json')) continue
    const document = JSON.parse(await readFile(path.join(folder, entry), 'utf8')) as { kind?: unknown; id?: unknown }
    if (document.kind === 'settings') settings.push(document as SettingsDocument)
    if (isDocument(document)) documents.push({ kind: document.kind, id: document.id, document })
  }
  return { documents, settings }
}

/**
 * Publishes the templates that were never published, all at once, and adds the settings that are not there, in the way
 * the API does. What people have changed since is left alone. Answers with the ids of the flows that are new.
 */
export async function seedTemplates(
  parts: Pick<ServerParts, 'store' | 'now' | 'uuid'>,
  templates: Templates,
): Promise<{ readonly documents: number; readonly flows: readonly string[] }> {
  const fresh: DocumentToPublish[] = []
  for (const template of templates.documents) {
    if ((await newestVersion(parts.store, template.kind, template.id)) === null)
      fresh.push({ ...template, basedOn: null })
  }
  const missing = await missingSettings(parts.store, templates.settings)
  if (fresh.length === 0 && missing.length === 0) return { documents: 0, flows: [] }
  await publishDocuments(parts, fresh, {
    actor: system,
    note: null,
    running: 'stay',
    alongside: (tx) => addSettings(tx, missing, parts.now()),
  })
  return { documents: fresh.length, flows: fresh.filter(({ kind }) => kind === 'flow').map(({ id }) => id) }
}

interface NamedSetting {
  readonly list: SettingList
  readonly id: string
  readonly value: unknown
}

async function missingSettings(sql: Sql, files: readonly SettingsDocument[]): Promise<readonly NamedSetting[]> {
  const named = files.flatMap((file) =>
    SETTING_LISTS.flatMap((list) => (file[list] ?? []).map((value) => ({ list, id: value.id, value }))),
  )
  const missing: NamedSetting[] = []
  for (const setting of named) {
    if ((await getSetting(sql, setting.list, setting.id)) === null) missing.push(setting)
  }
  return missing
}

async function addSettings(tx: Transaction, missing: readonly NamedSetting[], at: number): Promise<void> {
  for (const { list, id, value } of missing) {
    await saveSetting(tx, { kind: list, id, value, updatedAt: at, updatedBy: system.id ?? null })
  }
}

function isDocument(value: { kind?: unknown; id?: unknown }): value is { kind: DocumentKind; id: string } {
  return documentKinds.some((kind) => kind === value.kind) && value.kind !== 'scenario' && typeof value.id === 'string'
}

/** The folder beside the code, or, when the compiled code has none, that of the sources. */
function templatesFolder(): string {
  const places = ['../../templates', '../../../templates'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  )
  return places.find((place) => existsSync(path.join(place, 'shared'))) ?? (places[0] as string)
}
