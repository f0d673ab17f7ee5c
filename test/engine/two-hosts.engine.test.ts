import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Endings } from '../../cli/parts/stop-signals.ts'
import { installTemporalRuntime } from '../../cli/parts/temporal-runtime.ts'
import { stageOn, type TemporalStage } from '../../cli/scenario/temporal-stage.ts'
import { playScenario } from '../../simulation/play-scenario.ts'
import type { Story } from '../../simulation/scenario-host.ts'
import { scenarioCaseId, simulatedHost } from '../../simulation/simulated-host.ts'
import { temporalNamespace } from '../parts/temporal.ts'
import { readScenarioFile, scenarioFiles } from '../simulation/scenario-files.ts'
import { testBundle } from './workflow-bundle.ts'

/*
 * One scenario gives the same trace on every host: here the simulator and Temporal.
 */

const endings = new Endings()
let stage: TemporalStage

beforeAll(async () => {
  installTemporalRuntime({ warn: () => undefined, error: () => undefined })
  stage = await stageOn(await temporalNamespace(), await testBundle(), endings)
})

afterAll(() =>
  endings.run((part, error) => {
    throw new Error(`${part} did not end`, { cause: error })
  }),
)

/** What has to be the same: everything but the ids of cases and commands. */
function traceOf({ records, jobs, verdicts }: Story, caseId: string): unknown {
  const trace = {
    records: records.map(({ seq, at, event, actor, data }) => ({ seq, at, event, actor, data })),
    jobs,
    verdicts,
  }
  return JSON.parse(JSON.stringify(trace).replaceAll(caseId, scenarioCaseId))
}

describe('a scenario on the simulator and on Temporal', () => {
  it.each(scenarioFiles)('%s leaves the same trace', async (file) => {
    const ready = readScenarioFile(file)
    const simulated = simulatedHost(ready)
    const onTemporal = stage.hostOf(ready)

    const problems = [await playScenario(ready, simulated), await playScenario(ready, onTemporal)]

    expect(problems).toEqual([[], []])
    const expected = traceOf(await simulated.story(), scenarioCaseId)
    expect(traceOf(await onTemporal.story(), onTemporal.caseId)).toEqual(expected)
    await onTemporal.end()
  })
})
