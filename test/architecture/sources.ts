import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'

export const projectFolder = path.resolve(import.meta.dirname, '../..')

/** The files that belong to the project, tracked or about to be, as paths with `/` from its folder. */
export const projectFiles: readonly string[] = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  { cwd: projectFolder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
  .split('\0')
  .filter((file) => file && statSync(path.join(projectFolder, file), { throwIfNoEntry: false })?.isFile())

/** What people write by hand: no recorded histories. */
export const sourceFiles = projectFiles.filter(
  (file) => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('test/histories/'),
)

const texts = new Map<string, string>()

export function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(path.join(projectFolder, file), 'utf8')
  texts.set(file, text)
  return text
}

/** A JSON file of the project. */
export const jsonOf = (file: string): unknown => JSON.parse(textOf(file))

/** The folder of the house that a file belongs to: its first word. */
export const houseOf = (file: string): string => file.split('/')[0] ?? ''
