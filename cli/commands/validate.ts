import type { Issue } from '../../core/contract/issue.ts'
import { hasErrors } from '../../model/document/issue.ts'
import { type FileIssue, type ReadFile, validateFiles } from '../../model/validate/validate-files.ts'
import { inLanguage } from '../../model/words/message.ts'
import { readArguments } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { documentsInWords } from '../documents-in-words.ts'
import { filesBelow } from '../files-below.ts'
import { answer } from '../io.ts'
import { issuesInWords } from '../issues-in-words.ts'
import { readDocument } from '../read-document.ts'
import { type Locate, wrongUse } from '../refusal.ts'
import { findBeside } from '../scenario-files.ts'

/** `pledge validate PATH...`: all that is wrong or doubtful with documents and settings in files and below folders, held against each other. Needs nothing running. */
export const validateCommand: Command = async (args, io) => {
  const words = documentsInWords(io.language)
  if (args[0] === '--help' || args[0] === '-h') {
    io.out(words.validateUsage)
    return 0
  }
  const paths = readArguments(args, {}).positionals
  if (paths.length === 0) throw wrongUse('cli.missing-argument', { argument: 'FILE' })
  const files = await filesAt(paths)
  const { issues, locates } = await validated(files)
  const ok = !hasErrors(issues)

  const value = { ok, issues: issues.map((issue) => told(inLanguage(issue, io.language), issue.file)) }
  answer(io, value, () => {
    const lines = files.map((file) => {
      const found = issues.filter((issue) => issue.file === file)
      return issuesInWords(file, found, io.language, locates.get(file))
    })
    return [...lines.filter((line) => line !== ''), words.validated(files.length, issues)].join('\n')
  })
  return ok ? 0 : 1
}

/** The files of all paths, each once; a folder with nothing to check is refused, since it is hardly the one that was meant. */
async function filesAt(paths: readonly string[]): Promise<readonly string[]> {
  const files = new Set<string>()
  for (const path of paths) {
    const found = await filesBelow(path)
    if (found.length === 0) throw wrongUse('cli.no-documents', { path })
    for (const file of found) files.add(file)
  }
  return [...files]
}

/** Reads the files and checks them together; a file that cannot be read as a document has its own issues. */
async function validated(files: readonly string[]) {
  const read: ReadFile[] = []
  const broken: FileIssue[] = []
  const locates = new Map<string, Locate>()
  for (const file of files) {
    const parsed = await readDocument(file)
    if (parsed.ok) {
      read.push(...documentsIn(file, parsed.value))
      locates.set(file, parsed.locate)
    } else broken.push(...parsed.issues.map((issue) => ({ ...issue, file })))
  }
  return { issues: [...broken, ...validateFiles(read, findBeside).map(inItsFile)], locates }
}

/** A file may hold a list of documents: each is one, under the name of the file and its place. */
function documentsIn(file: string, value: unknown): readonly ReadFile[] {
  if (!Array.isArray(value)) return [{ file, value }]
  return value.map((document: unknown, place) => ({ file: `${file}${placeMark}${place}`, value: document }))
}

const placeMark = ' #'

function inItsFile(issue: FileIssue): FileIssue {
  const mark = issue.file.lastIndexOf(placeMark)
  const place = mark < 0 ? '' : issue.file.slice(mark + placeMark.length)
  if (!/^\d+$/.test(place)) return issue
  return { ...issue, file: issue.file.slice(0, mark), path: `/${place}${issue.path}` }
}

function told({ code, path, severity, message, fix }: Issue, file: string) {
  return { file, code, path, severity, message, ...(fix && { fix }) }
}
