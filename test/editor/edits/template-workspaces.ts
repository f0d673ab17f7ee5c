import fs from 'node:fs'
import path from 'node:path'
import { readDocument } from '../../../editor/workspace/read-document.ts'
import { type EditedDocument, type EditedKind, keyOf, type Workspace } from '../../../editor/workspace/workspace.ts'

const folder = path.resolve(import.meta.dirname, '../../../templates')

/** The documents of a template, as a designer opens them. */
export function templateWorkspace(name: 'complaint' | 'consultation'): Workspace {
  const files = [name, 'shared'].flatMap((part) => {
    const place = path.join(folder, part)
    return fs.readdirSync(place).flatMap((file) => (file.endsWith('.json') ? [path.join(place, file)] : []))
  })
  const documents = files.flatMap((file): EditedDocument[] => {
    const value = JSON.parse(fs.readFileSync(file, 'utf8')) as { kind: EditedKind | 'settings' }
    const document = value.kind === 'settings' ? null : readDocument(value.kind, value)
    return document === null ? [] : [document]
  })
  return { flow: name, documents: Object.fromEntries(documents.map((one) => [keyOf(one.kind, one.id ?? ''), one])) }
}
