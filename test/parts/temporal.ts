import { inject } from 'vitest'
import { askBroker } from './broker.ts'
import type { TemporalNamespace } from './temporal-part.ts'

export type { TemporalNamespace } from './temporal-part.ts'

/**
 * The Temporal server of this test run and a namespace of one's own in it. Call it once in a file's `beforeAll`; close
 * your connections and workers in `afterAll`. The first call in a run starts the server, in about a second.
 * Only in *.engine.test.ts and *.system.test.ts.
 */
export async function temporalNamespace(): Promise<TemporalNamespace> {
  return (await askBroker(inject('partsSocket'), 'temporal')) as TemporalNamespace
}
