import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { findBeside } from '../../cli/scenario-files.ts'
import { parseDocument } from '../../model/document/parse-document.ts'
import { type ReadScenario, readScenario } from '../../model/scenario/read-scenario.ts'

const project = path.join(import.meta.dirname, '../..')

/** Every scenario of the project: those of the templates, and the examples. By its path in the project. */
export const scenarioFiles: readonly string[] = ['templates', 'examples'].flatMap((folder) =>
  readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(path.dirname(file)) === 'scenarios' && file.endsWith('.yaml'))
    .map((file) => path.join(folder, file))
    .sort(),
)

/** A scenario of the project, ready to be played; one with errors fails the test. */
export function readScenarioFile(file: string): ReadScenario {
  const place = path.join(project, file)
  const parsed = parseDocument(readFileSync(place, 'utf8'), { fileName: place })
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.issues)}`)
  const found = readScenario(parsed.value, findBeside(place))
  if (!found.ok) throw new Error(`${file}: ${JSON.stringify(found.issues)}`)
  return found.ready
}
