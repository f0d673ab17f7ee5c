import path from 'node:path'
import { type SeedOptions, seedStore } from '../../../bench/seed/seed-store.ts'
import { openDataFolder } from '../../../cli/parts/data-folder.ts'
import { readTemplates, seedTemplates } from '../../../cli/parts/seed-templates.ts'
import { openStore } from '../../../store/open-store.ts'
import type { Premises } from './product.ts'

/** Fills the database of premises on which nothing ran yet: the templates where they are missing, and cases that ran through them. */
export async function seedData({ folder }: Premises, settings: SeedOptions): Promise<void> {
  const { databaseFolder } = await openDataFolder(path.join(folder, 'data'))
  const store = await openStore({ folder: databaseFolder })
  try {
    await seedTemplates({ store, now: Date.now, uuid: () => crypto.randomUUID() }, await readTemplates())
    await seedStore(store, settings)
  } finally {
    await store.close()
  }
}
