import type { Language } from '../../core/contract/language.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { Instant } from '../../core/contract/time.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import type { ReadScenario } from '../../model/scenario/read-scenario.ts'
import type { ScenarioProblem } from '../expectations.ts'
import { endOfRun, playScenario } from '../play-scenario.ts'
import type { ScenarioHost } from '../scenario-host.ts'
import { simulatedHost } from '../simulated-host.ts'
import type { WorldStep } from '../world.ts'
import { addMoment, type Moment } from './moment.ts'
import { placeOf } from './place-of-problem.ts'

/** Where a rehearsal and its scenario do not agree. */
export interface RehearsalProblem extends ScenarioProblem {
  /** `event`: the case did not allow it; `line`: it is not as expected; `run`: it could not be played to its end. */
  readonly kind: 'event' | 'line' | 'run'
  /** The place of the event or line in the scenario; 0 for the run. */
  readonly index: number
  /** Where to look. */
  readonly at: Instant
}

/** A scenario that was played, step by step. */
export interface RehearsedScenario {
  readonly moments: readonly Moment[]
  /** Until when time passed. */
  readonly endsAt: Instant
  readonly problems: readonly RehearsalProblem[]
}

/** Steps that a rehearsal keeps: more than anybody looks at one by one. */
export const mostMoments = 5000

/** Plays a scenario in memory and keeps every step; the states share what did not change between them. A longer run is broken off there, and says so. */
export async function rehearseScenario(ready: ReadScenario, language: Language): Promise<RehearsedScenario> {
  const watch = new Watch()
  const problems = await playScenario(ready, watch.over(simulatedHost(ready, watch.take)), language)
  const { scenario } = ready
  const endsAt = endOfRun(scenario)
  return {
    moments: watch.moments,
    endsAt,
    problems: problems.map((problem) => told(problem, ready, watch.moments, endsAt)),
  }
}

function told(
  problem: ScenarioProblem,
  { scenario }: ReadScenario,
  moments: readonly Moment[],
  endsAt: Instant,
): RehearsalProblem {
  const event = scenario.events?.findIndex((each) => each === problem.expect) ?? -1
  if (event >= 0) {
    const at = parseInstant(scenario.events?.[event]?.at ?? '') ?? endsAt
    return { ...problem, kind: 'event', index: event, at }
  }
  const line = scenario.expect.findIndex((each) => each === problem.expect)
  const found = scenario.expect[line]
  if (found === undefined) return { ...problem, kind: 'run', index: 0, at: moments.at(-1)?.at ?? endsAt }
  return { ...problem, kind: 'line', index: line, at: placeOf(found, moments, endsAt) }
}

/** What comes of an input; everything else that a case hears of, it hears of in answer to its own questions or from the clock. */
const inputs: ReadonlySet<string> = new Set(['command', 'calendarPublished', 'migrated'])

/** Keeps each step, with how many of the scenario's events had come by then. */
class Watch {
  readonly moments: Moment[] = []
  #inputs = 0
  #isComing = false

  readonly take = (step: WorldStep): void => {
    if (this.moments.length >= mostMoments) throw new ProblemError('scenario.too-much', { limit: mostMoments })
    if (this.#isComing && inputs.has(step.event.kind)) this.#came()
    addMoment(this.moments, step, this.#inputs)
  }

  over(host: ScenarioHost): ScenarioHost {
    const counted = async <T>(input: Promise<T>): Promise<T> => {
      const answer = await input
      // What was refused, or reached no case, has come as well.
      if (this.#isComing) this.#came()
      return answer
    }
    const expect = () => {
      this.#isComing = true
    }
    return {
      ...host,
      command(...input) {
        expect()
        return counted(host.command(...input))
      },
      publish(...input) {
        expect()
        return counted(host.publish(...input))
      },
    }
  }

  #came(): void {
    this.#inputs += 1
    this.#isComing = false
  }
}
