import type { TestProject } from 'vitest/node'
import { type Broker, startBroker } from './broker.ts'
import { furnishedDatabasePart } from './furnished-database-part.ts'
import { postgresPart } from './postgres-part.ts'
import { temporalPart } from './temporal-part.ts'
import { webAppPart } from './web-app-part.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** where the broker of this run listens */
    partsSocket: string
  }
}

interface Shared {
  readonly broker: Promise<Broker>
  users: number
}

/** The projects of one run share the main process, but not the modules in it. */
const house = globalThis as { [shared]?: Shared | undefined }
const shared = Symbol.for('pledge.parts')

/** Runs once per project that has real parts; nothing is started before a test asks for it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  house[shared] ??= { broker: startBroker([temporalPart, postgresPart, webAppPart, furnishedDatabasePart]), users: 0 }
  const mine = house[shared]
  mine.users++
  const broker = await mine.broker
  project.provide('partsSocket', broker.socketFile)
  return async () => {
    mine.users--
    if (mine.users > 0) return
    house[shared] = undefined
    await broker.stop()
  }
}
