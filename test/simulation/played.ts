import type { Language } from '../../core/contract/language.ts'
import { readScenario } from '../../model/scenario/read-scenario.ts'
import type { ScenarioProblem } from '../../simulation/expectations.ts'
import { playScenario } from '../../simulation/play-scenario.ts'
import { simulatedHost } from '../../simulation/simulated-host.ts'

/** Plays a scenario that has to be right on the simulator: what was not as expected. */
export async function played(scenario: object): Promise<Omit<ScenarioProblem, 'why'>[]> {
  return (await playedWithWhy(scenario, 'en')).map(({ expect, actual }) => ({ expect, actual }))
}

/** The same, with the sentences that say why. */
export async function playedWithWhy(scenario: object, language: Language): Promise<ScenarioProblem[]> {
  const read = readScenario(scenario, () => null)
  if (!read.ok) throw new Error(read.issues.map((issue) => `${issue.path}: ${issue.message}`).join('\n'))
  return await playScenario(read.ready, simulatedHost(read.ready), language)
}
