import { openStore } from '../../store/open-store.ts'
import { noPositionals, readArguments } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { answer } from '../io.ts'
import { openDataFolder } from '../parts/data-folder.ts'
import { startInWords } from '../start-in-words.ts'

/** `pledge migrate`: brings the database up to date, the server's or the embedded one, which must not be in use. */
export const migrateCommand: Command = async (args, io) => {
  noPositionals(readArguments(args, {}).positionals)
  const config = readConfig(process.env)
  const folder = config.databaseUrl === null ? await openDataFolder(config.dataFolder) : null
  const store = await openStore(
    folder === null ? { url: config.databaseUrl ?? '', migrations: 'apply' } : { folder: folder.databaseFolder },
  )
  await store.close()
  answer(io, { ok: true }, () => startInWords(io.language)('migrated'))
  return 0
}
