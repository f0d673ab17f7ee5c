import { readTemplates, seedTemplates } from '../../cli/parts/seed-templates.ts'
import { openStore } from '../../store/open-store.ts'
import { storeTemplate } from '../store/scratch-store.ts'

/** Makes an embedded database in the folder that is its argument, with the templates in it as `pledge start` publishes them. */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('a folder is needed')
const store = await openStore({ folder, template: await storeTemplate() })
try {
  await seedTemplates({ store, now: Date.now, uuid: () => crypto.randomUUID() }, await readTemplates())
} finally {
  await store.close()
}
