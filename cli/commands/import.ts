import type { PublicationMapping } from '../../core/contract/wire-publication.ts'
import { hasErrors } from '../../model/document/issue.ts'
import { shown } from '../../model/document/shown.ts'
import type { FileIssue } from '../../model/validate/validate-files.ts'
import { inLanguage } from '../../model/words/message.ts'
import { oneOf, readArguments } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { answer, type Io } from '../io.ts'
import { openApi, urlOfApi } from '../parts/api-client.ts'
import { type ExitCode, wrongUse } from '../refusal.ts'
import { readBases, writeBases } from '../transfer/base-file.ts'
import { importTree } from '../transfer/import-tree.ts'
import { readTree, type Tree } from '../transfer/read-tree.ts'
import { transferInWords } from '../transfer-in-words.ts'

/** `pledge import PATH`: publishes the documents and saves the settings in a file or below a folder, all of them or none. Again changes nothing. */
export const importCommand: Command = async (args, io) => {
  const words = transferInWords(io.language)
  if (args[0] === '--help' || args[0] === '-h') {
    io.out(words.importUsage)
    return 0
  }
  const { options, positionals } = readArguments(args, {
    note: 'text',
    overwrite: 'flag',
    running: 'text',
    move: 'texts',
  })
  const [root, ...more] = positionals
  if (root === undefined) throw wrongUse('cli.missing-argument', { argument: 'PATH' })
  if (more[0] !== undefined) throw wrongUse('cli.unexpected-argument', { argument: more[0].slice(0, 60) })
  const choice = {
    ...(options.note === undefined ? {} : { note: options.note }),
    running: oneOf('running', options.running ?? 'stay', ['stay', 'migrate']),
    mapping: mappingOf(options.move),
  }
  const tree = await readTree(root)
  if (hasErrors(tree.issues)) return refuse(io, tree, tree.issues)

  const config = readConfig(process.env)
  const pledge = await openApi(config, io.language)
  const url = await urlOfApi(config)
  const bases = await readBases(root, url)
  const outcome = await importTree(pledge, tree, options.overwrite ? new Map() : bases, choice)
  if (!outcome.ok) return refuse(io, tree, outcome.issues)
  await writeBases(root, url, new Map([...bases, ...outcome.bases]))

  const { imported, issues } = outcome
  const all = [...imported.documents, ...imported.settings]
  const value = {
    ok: true,
    publication: imported.publication,
    changed: all.filter(({ isChanged }) => isChanged).map(({ kind, id, version }) => ({ kind, id, version })),
    unchanged: all.filter(({ isChanged }) => !isChanged).length,
    left: tree.left,
    secrets: imported.settings.flatMap(({ id, secret }) => (secret === undefined ? [] : [{ endpoint: id, secret }])),
    ...(issues.length > 0 && { warnings: issues.map((issue) => inLanguage(issue, io.language)) }),
  }
  answer(io, value, (told) => words.imported(told, issues, tree.locates))
  return 0
}

/** `complaint:check=assess`: in the flow `complaint`, the cases in the node `check` go on in `assess`. */
function mappingOf(moves: readonly string[]): PublicationMapping {
  const mapping: Record<string, Record<string, string>> = {}
  for (const move of moves) {
    const [, flow, node, to] = /^([a-z0-9-]{1,64}):([a-z0-9-]{1,64})=([a-z0-9-]{1,64})$/.exec(move) ?? []
    if (flow === undefined || node === undefined || to === undefined) {
      throw wrongUse('cli.bad-move', { found: shown(move) })
    }
    mapping[flow] = { ...mapping[flow], [node]: to }
  }
  return mapping
}

function refuse(io: Io, { locates }: Tree, issues: readonly FileIssue[]): ExitCode {
  const value = { ok: false, issues: issues.map((issue) => inLanguage(issue, io.language)) }
  answer(io, value, () => transferInWords(io.language).refused(issues, locates))
  return 1
}
