import type { TestProject } from 'vitest/node'
import { startBroker } from './broker.ts'
import { postgresPart } from './postgres-part.ts'
import { temporalPart } from './temporal-part.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** where the broker of this run listens */
    partsSocket: string
  }
}

/** Runs once per project that has real parts; nothing is started before a test asks for it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const broker = await startBroker([temporalPart, postgresPart])
  project.provide('partsSocket', broker.socketFile)
  return () => broker.stop()
}
