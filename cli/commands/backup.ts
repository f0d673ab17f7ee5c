import { existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { verifyBackup } from '../../store/backup/read-backup.ts'
import { readArguments } from '../arguments.ts'
import { linesOfBackup } from '../backup/lines-of-backup.ts'
import { backupInWords } from '../backup-in-words.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { answer } from '../io.ts'
import { openApi, withApi } from '../parts/api-client.ts'
import { receiveFile } from '../parts/receive-file.ts'
import { Refusal, wrongUse } from '../refusal.ts'

/** `pledge backup FILE`: writes everything that the running system holds into a file, and reads it back before it says so. */
export const backupCommand: Command = async (args, io) => {
  const words = backupInWords(io.language)
  if (args[0] === '--help' || args[0] === '-h') {
    io.out(words.backupUsage)
    return 0
  }
  const [file, ...more] = readArguments(args, {}).positionals
  if (file === undefined) throw wrongUse('cli.missing-argument', { argument: 'FILE' })
  if (more[0] !== undefined) throw wrongUse('cli.unexpected-argument', { argument: more[0].slice(0, 60) })
  if (existsSync(file)) throw new Refusal(1, 'cli.file-exists', { file })
  const pledge = await openApi(readConfig(process.env), io.language)
  const draft = `${file}.part`
  try {
    await receiveFile(await withApi(() => pledge.system.backup()), draft, (bytes) => io.err(words.received(bytes)))
    const { at, release } = await verifyBackup(linesOfBackup(draft))
    await rename(draft, file)
    answer(io, { file, bytes: (await stat(file)).size, at: new Date(at).toISOString(), release }, words.written)
    return 0
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
