import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBeside } from '../../cli/scenario-files.ts'
import type { Job } from '../../core/contract/commit.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import { parseDocument } from '../../model/document/parse-document.ts'
import { type ReadScenario, readScenario } from '../../model/scenario/read-scenario.ts'
import { playScenario } from '../../simulation/play-scenario.ts'
import { simulatedHost } from '../../simulation/simulated-host.ts'
import { type Lab, newCaseId, openLab } from './lab.ts'
import { ScratchWorld, temporalHost } from './temporal-host.ts'

/*
 * One scenario gives the same trace on every host: here the simulator and Temporal.
 */

const templates = path.join(import.meta.dirname, '../../templates')
const files = readdirSync(templates, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.includes('scenarios') && file.endsWith('.yaml'))
  .map((file) => path.join(templates, file))

const world = new ScratchWorld()
let lab: Lab

beforeAll(async () => {
  lab = await openLab({ plans: [], activities: () => world.activities() })
})

afterAll(() => lab.close())

async function read(file: string): Promise<ReadScenario> {
  const parsed = parseDocument(await readFile(file, 'utf8'), { fileName: file })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  const found = readScenario(parsed.value, findBeside(file))
  if (!found.ok) throw new Error(JSON.stringify(found.issues))
  return found.ready
}

/** What has to be the same: everything but the ids that Temporal adds to commands. */
const traceOf = (records: readonly CaseRecord[]) =>
  records.map(({ seq, at, event, actor, data }) => ({ seq, at, event, actor, data }))
const callsOf = (jobs: readonly Job[]) =>
  jobs.map((job) => ({ kind: job.kind, at: job.at, to: 'to' in job ? job.to : null }))

describe('a scenario on the simulator and on Temporal', () => {
  it.each(files.map((file) => [path.basename(file, '.yaml'), file]))(
    '%s leaves the same trace',
    async (_name, file) => {
      const ready = await read(file)
      const simulated = simulatedHost(ready)
      const onTemporal = temporalHost(lab, world, newCaseId(), ready)

      const problems = [await playScenario(ready, simulated), await playScenario(ready, onTemporal)]

      expect(problems).toEqual([[], []])
      const [expected, found] = [await simulated.story(), await onTemporal.story()]
      expect(traceOf(found.records)).toEqual(traceOf(expected.records))
      expect(callsOf(found.jobs)).toEqual(callsOf(expected.jobs))
      expect(found.records.length).toBeGreaterThan(10)
    },
  )
})
