import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { migrations } from '../../store/migrations/all-migrations.ts'
import { openStore } from '../../store/open-store.ts'
import { writeTemplate } from '../../store/pglite/open-pglite.ts'
import type { Store } from '../../store/store.ts'

/**
 * An empty store in memory, for one test file; close it in `afterAll`. Every file of every run copies the same template,
 * which takes a second instead of four.
 */
export async function openScratchStore(): Promise<Store> {
  return openStore({ template: await storeTemplate() })
}

/** The template's file, written by whoever needs it first and again whenever PGlite or a migration changes. */
export async function storeTemplate(): Promise<string> {
  const modules = path.resolve(import.meta.dirname, '../../node_modules')
  const { version } = JSON.parse(readFileSync(path.join(modules, '@electric-sql/pglite/package.json'), 'utf8'))
  const hash = createHash('sha256')
    .update(JSON.stringify([version, migrations]))
    .digest('hex')
    .slice(0, 16)
  const folder = path.join(modules, '.cache/pledge')
  const file = path.join(folder, `store-${hash}.tar`)
  mkdirSync(folder, { recursive: true })
  if (!existsSync(file)) await writeTemplate(file)
  return file
}
