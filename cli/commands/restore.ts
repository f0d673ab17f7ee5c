import { existsSync } from 'node:fs'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { BackupHeader } from '../../store/backup/backup-format.ts'
import { backupLines, verifyBackup } from '../../store/backup/read-backup.ts'
import { type Restored, restoreBackup } from '../../store/backup/restore-backup.ts'
import { sealOf } from '../../store/backup/write-backup.ts'
import { newestMigration, openStore, type StoreSettings } from '../../store/open-store.ts'
import { readArguments } from '../arguments.ts'
import { linesOfBackup } from '../backup/lines-of-backup.ts'
import { backupInWords } from '../backup-in-words.ts'
import type { Command } from '../commands.ts'
import { type Config, readConfig } from '../config.ts'
import { answer } from '../io.ts'
import { keptSecret, openDataFolder } from '../parts/data-folder.ts'
import { secretKeyOf } from '../parts/system.ts'
import { wrongUse } from '../refusal.ts'

const tellEveryRows = 20_000

/** `pledge restore FILE`: writes a backup into a new database, the server's or the embedded one, which must not be in use. */
export const restoreCommand: Command = async (args, io) => {
  const words = backupInWords(io.language)
  if (args[0] === '--help' || args[0] === '-h') {
    io.out(words.restoreUsage)
    return 0
  }
  const [file, ...more] = readArguments(args, {}).positionals
  if (file === undefined) throw wrongUse('cli.missing-argument', { argument: 'FILE' })
  if (more[0] !== undefined) throw wrongUse('cli.unexpected-argument', { argument: more[0].slice(0, 60) })
  if (!existsSync(file)) throw wrongUse('cli.file-not-found', { file })
  const header = await verifyBackup(linesOfBackup(file))
  if (header.migration > newestMigration) throw new ProblemError('store.backup-newer', { release: header.release })
  const settings = await placeFor(readConfig(process.env), header)
  const restored = await restoreInto(settings, header, file, (rows) => {
    if (rows % tellEveryRows === 0) io.err(words.restoring(rows))
  })
  answer(io, { ...restored, at: new Date(header.at).toISOString() }, words.restored)
  return 0
}

/** Where the backup goes. Throws when its secrets could not be opened there, or when other workflows are there already. */
async function placeFor(config: Config, { sealedWith }: BackupHeader): Promise<StoreSettings> {
  const folder = config.databaseUrl === null ? await openDataFolder(config.dataFolder) : null
  if (folder !== null && existsSync(folder.temporalFile)) {
    throw new ProblemError('store.temporal-in-the-way', { file: folder.temporalFile })
  }
  if (sealedWith !== null) {
    const secret = config.secret ?? (folder === null ? null : await keptSecret(folder))
    if (secret === null || sealOf(secretKeyOf(secret)) !== sealedWith) throw new ProblemError('store.other-secret', {})
  }
  return folder === null ? { url: config.databaseUrl ?? '' } : { folder: folder.databaseFolder }
}

/** Into tables of the backup's time, which are then brought up to date as they would have been. */
async function restoreInto(
  settings: StoreSettings,
  { migration }: BackupHeader,
  file: string,
  onRows: (rows: number) => void,
): Promise<Restored> {
  const store = await openStore({ ...settings, upTo: migration })
  try {
    return await restoreBackup(store, backupLines(linesOfBackup(file)), { now: Date.now(), onRows })
  } finally {
    await store.close()
    await (await openStore(settings)).close()
  }
}
