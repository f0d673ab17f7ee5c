import { cp } from 'node:fs/promises'
import { inject } from 'vitest'
import { askBroker } from './broker.ts'

/**
 * Puts an embedded database with the templates in it where there is none yet, in a moment; `pledge start` finds it as if
 * it had been there before. Only in *.system.test.ts.
 */
export async function furnishDatabase(folder: string): Promise<void> {
  const made = (await askBroker(inject('partsSocket'), 'furnished-database')) as string
  await cp(made, folder, { recursive: true, errorOnExist: true, force: false })
}
