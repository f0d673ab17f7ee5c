import { inject } from 'vitest'
import { askBroker } from './broker.ts'

/**
 * The folder of the built web app, the same for every file of this test run and never older than the sources at its
 * first use. Only in *.system.test.ts.
 */
export async function builtWebApp(): Promise<string> {
  return (await askBroker(inject('partsSocket'), 'web-app')) as string
}
