import { describe, expect, it } from 'vitest'
import { endOfRun, playScenario } from '../../simulation/play-scenario.ts'
import { simulatedHost } from '../../simulation/simulated-host.ts'
import { falsified } from './falsify.ts'
import { readScenarioFile, scenarioFiles } from './scenario-files.ts'

describe('the scenarios of the project', () => {
  it.each(scenarioFiles)('%s passes as it is written, and fails for whatever is changed in it', async (file) => {
    const ready = readScenarioFile(file)
    const wrong = falsified(ready.scenario)
    // Lines that are taken away must not make the run shorter.
    const runUntil = new Date(endOfRun(ready.scenario)).toISOString()

    const problems = await playScenario(ready, simulatedHost(ready))
    const changed = { ...ready, scenario: { ...ready.scenario, runUntil, expect: wrong } }
    const found = await playScenario(changed, simulatedHost(changed))

    expect(problems).toEqual([])
    expect(wrong.length).toBeGreaterThan(0)
    expect(found.map((problem) => problem.expect)).toEqual(wrong)
    expect(found.every(({ why }) => why !== undefined && why.length > 0)).toBe(true)
  })
})
