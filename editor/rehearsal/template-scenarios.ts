import type { ScenarioDocument } from '../../core/contract/scenario.ts'
import { parseDocument } from '../../model/document/parse-document.ts'
import { readDocument } from '../workspace/read-document.ts'

const files = import.meta.glob<string>('../../templates/*/scenarios/*.yaml', { query: '?raw', import: 'default' })

/** The scenarios that come with the templates, fetched when they are asked for, each with the name of its file. */
export async function templateScenarios(): Promise<
  readonly { readonly file: string; readonly document: ScenarioDocument }[]
> {
  const read = Object.entries(files).map(async ([path, load]) => {
    const file = path.slice(path.lastIndexOf('/') + 1).replace(/\.yaml$/, '')
    const parsed = parseDocument(await load(), { fileName: `${file}.yaml` })
    const document = parsed.ok ? readDocument('scenario', parsed.value) : null
    return document === null ? [] : [{ file, document }]
  })
  return (await Promise.all(read)).flat()
}
