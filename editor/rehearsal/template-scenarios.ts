import type { ScenarioDocument } from '../../core/contract/scenario.ts'
import { parseDocument } from '../../model/document/parse-document.ts'
import { nameOf } from '../../model/validate/world.ts'
import { readDocument } from '../workspace/read-document.ts'
import { withIds } from './with-ids.ts'

const scenarios = import.meta.glob<string>('../../templates/*/scenarios/*.yaml', { query: '?raw', import: 'default' })
const documents = import.meta.glob<string>('../../templates/*/*.json', { query: '?raw', import: 'default' })

/** A scenario that comes with a template, and the name of its file. */
export interface TemplateScenario {
  readonly file: string
  readonly document: ScenarioDocument
}

/** The scenarios that come with the templates, fetched when they are asked for; they name their documents by ids, as they were published. */
export async function templateScenarios(): Promise<readonly TemplateScenario[]> {
  const ids = new Map<string, Promise<string | null>>()
  const idOf = (path: string): Promise<string | null> => {
    const load = documents[path]
    const known = ids.get(path) ?? (load === undefined ? Promise.resolve(null) : load().then(idIn))
    ids.set(path, known)
    return known
  }
  const read = Object.entries(scenarios).map(async ([path, load]): Promise<readonly TemplateScenario[]> => {
    const file = path.slice(path.lastIndexOf('/') + 1).replace(/\.yaml$/, '')
    const parsed = parseDocument(await load(), { fileName: `${file}.yaml` })
    const document = parsed.ok ? readDocument('scenario', parsed.value) : null
    if (document === null) return []
    return [{ file, document: await withIds(document, (source) => idOf(besides(path, source))) }]
  })
  return (await Promise.all(read)).flat()
}

/** The path that a source names, seen from a file. */
function besides(file: string, source: string): string {
  const parts = file.split('/').slice(0, -1)
  for (const part of source.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function idIn(text: string): string | null {
  const parsed = parseDocument(text, { fileName: 'template.json' })
  const id = parsed.ok ? nameOf(parsed.value).id : ''
  return id === '' ? null : id
}
