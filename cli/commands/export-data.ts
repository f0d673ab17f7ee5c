import { existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { type ExportSet, exportColumns, exportFilters } from '../../core/contract/wire-exports.ts'
import { shown } from '../../model/document/shown.ts'
import { oneOf, readArguments } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { deliveryInWords } from '../delivery-in-words.ts'
import { answer } from '../io.ts'
import { openApi, withApi } from '../parts/api-client.ts'
import { receiveFile } from '../parts/receive-file.ts'
import { Refusal, wrongUse } from '../refusal.ts'

const sets = Object.keys(exportColumns) as ExportSet[]

/** `pledge export-data SET FILE`: writes rows of the running system into a file, which is there whole or not at all. */
export const exportDataCommand: Command = async (args, io) => {
  const words = deliveryInWords(io.language)
  if (args[0] === '--help' || args[0] === '-h') {
    io.out(words.exportUsage(sets))
    return 0
  }
  const { options, positionals } = readArguments(args, {
    format: 'text',
    from: 'text',
    to: 'text',
    columns: 'text',
    where: 'texts',
    mark: 'flag',
  })
  const [name, file, ...more] = positionals
  if (name === undefined) throw wrongUse('cli.missing-argument', { argument: 'SET' })
  const set = sets.find((one) => one === name)
  if (set === undefined) throw wrongUse('cli.not-one-of', { option: 'SET', found: shown(name), allowed: sets })
  if (file === undefined) throw wrongUse('cli.missing-argument', { argument: 'FILE' })
  if (more[0] !== undefined) throw wrongUse('cli.unexpected-argument', { argument: more[0].slice(0, 60) })
  const format = oneOf('format', options.format ?? (file.endsWith('.ndjson') ? 'ndjson' : 'csv'), ['csv', 'ndjson'])
  const query = {
    where: whereOf(set, options.where),
    ...(options.from === undefined ? {} : { from: options.from }),
    ...(options.to === undefined ? {} : { to: options.to }),
    ...(options.columns === undefined ? {} : { columns: options.columns.split(',') as never[] }),
  }
  if (existsSync(file)) throw new Refusal(1, 'cli.file-exists', { file })

  const pledge = await openApi(readConfig(process.env), io.language)
  const draft = `${file}.part`
  try {
    const body = await withApi(() => pledge.exports.file(set, query, { format, mark: options.mark }))
    await receiveFile(body, draft, (bytes) => io.err(words.received(bytes)))
    await rename(draft, file)
    answer(io, { set, file, bytes: (await stat(file)).size }, words.written)
    return 0
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** `--where team=frontline,specialists`, each filter once. */
function whereOf(set: ExportSet, given: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const known: readonly string[] = exportFilters[set]
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=')
      const name = oneOf('where', at === -1 ? text : text.slice(0, at), known)
      return [name, at === -1 ? [''] : text.slice(at + 1).split(',')]
    }),
  )
}
