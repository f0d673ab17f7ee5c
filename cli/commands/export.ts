import { existsSync, statSync } from 'node:fs'
import { hasErrors } from '../../model/document/issue.ts'
import { oneOf, readArguments } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { answer } from '../io.ts'
import { openApi, urlOfApi, withApi } from '../parts/api-client.ts'
import { invalidDocument, wrongUse } from '../refusal.ts'
import { readBases, writeBases } from '../transfer/base-file.ts'
import { exportPlan } from '../transfer/export-tree.ts'
import { readTree, type Tree } from '../transfer/read-tree.ts'
import { writeWhole } from '../transfer/write-whole.ts'
import { transferInWords } from '../transfer-in-words.ts'

/** `pledge export PATH`: brings a folder up to what is published and set. Again changes nothing; secrets are never written. */
export const exportCommand: Command = async (args, io) => {
  const words = transferInWords(io.language)
  if (args[0] === '--help' || args[0] === '-h') {
    io.out(words.exportUsage)
    return 0
  }
  const { options, positionals } = readArguments(args, { format: 'text', overwrite: 'flag' })
  const [root, ...more] = positionals
  if (root === undefined) throw wrongUse('cli.missing-argument', { argument: 'PATH' })
  if (more[0] !== undefined) throw wrongUse('cli.unexpected-argument', { argument: more[0].slice(0, 60) })
  const format = oneOf('format', options.format ?? 'json', ['json', 'yaml'])
  const tree = await treeOf(root)

  const config = readConfig(process.env)
  const pledge = await openApi(config, io.language)
  const url = await urlOfApi(config)
  const content = await withApi(() => pledge.transfer.export())
  const { overwrite } = options
  const plan = exportPlan(root, tree, await readBases(root, url), content, { format, overwrite })
  for (const [file, text] of plan.writes) await writeWhole(file, text)
  await writeBases(root, url, plan.bases)

  const ok = plan.conflicts.length === 0
  const value = { ok, written: [...plan.writes.keys()], unchanged: plan.unchanged, conflicts: plan.conflicts }
  answer(io, value, words.exported)
  return ok ? 0 : 1
}

/** What is in the folder already. A file that cannot be read would be written beside, so it is mended first. */
async function treeOf(root: string): Promise<Tree> {
  if (!existsSync(root)) return { documents: [], settings: [], left: [], issues: [], locates: new Map() }
  if (!statSync(root).isDirectory()) throw wrongUse('cli.not-a-folder', { path: root })
  const tree = await readTree(root)
  const [first] = tree.issues
  if (first !== undefined && hasErrors(tree.issues)) {
    const issues = tree.issues.filter(({ file }) => file === first.file)
    throw invalidDocument(first.file, issues, tree.locates.get(first.file))
  }
  return tree
}
