import type { Actor } from '../core/contract/case-command.ts'
import type { CaseIntake } from '../core/contract/event.ts'
import type { Language } from '../core/contract/language.ts'
import { ProblemError } from '../core/contract/problem-error.ts'
import type { Expectation, ScenarioDocument, ScenarioEvent } from '../core/contract/scenario.ts'
import type { Instant } from '../core/contract/time.ts'
import { parseInstant } from '../core/facts/moment.ts'
import { flatFacts } from '../model/scenario/facts-schema.ts'
import { inOrder, type PublishedPlans, type ReadScenario } from '../model/scenario/read-scenario.ts'
import { messageOf } from '../model/words/message.ts'
import { checkMoment, checkRun, isAtMoment, type MomentExpectation, type ScenarioProblem } from './expectations.ts'
import type { Publication, ScenarioHost } from './scenario-host.ts'
import { whyNot } from './why-not.ts'

/**
 * Plays a scenario on a host and says where what happened differs from what it expects, in the order of the file; events that
 * the case did not allow come first. Events of one instant happen in the order of the file, then what is due at that instant,
 * then it is looked at. `language` is that of the words: why something was refused, and why a line does not hold.
 */
export async function playScenario(
  ready: ReadScenario,
  host: ScenarioHost,
  language: Language = 'en',
): Promise<ScenarioProblem[]> {
  try {
    return await play(ready, host, language)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return [{ expect: { run: 'to its end' }, actual: messageOf(error.code, error.params, language) }]
  }
}

async function play(ready: ReadScenario, host: ScenarioHost, language: Language): Promise<ScenarioProblem[]> {
  const { scenario } = ready
  const refused: ScenarioProblem[] = []
  const seen = new Map<number, ScenarioProblem>()
  const beginsAt = instantOf(scenario.case.at)
  const endsAt = endOfRun(scenario)
  const problem = await host.begin(intakeOf(scenario), beginsAt, person)
  if (problem !== null) {
    return [{ expect: { case: scenario.case }, actual: messageOf(problem.code, problem.params, language) }]
  }
  const events = inOrder(scenario)
  for (const at of instantsOf(scenario, beginsAt, endsAt)) {
    while (events[0] !== undefined && eventAt(scenario, events[0]) === at) {
      const index = events.shift() as number
      refused.push(...(await happen(ready, host, index, language)))
    }
    await host.passTo(at)
    const standing = await host.look()
    const lines = [...scenario.expect.entries()].flatMap(([index, line]) => {
      if (!isAtMoment(line) || momentOf(line, endsAt) !== at) return []
      const found = checkMoment(line, at, standing)
      return found === null ? [] : [{ index, line, found }]
    })
    const story = lines.length === 0 ? null : await host.story()
    for (const { index, line, found } of lines) {
      seen.set(index, story === null ? found : { ...found, why: whyNot(line, at, standing, story, language) })
    }
  }
  const [standing, story] = [await host.look(), await host.story()]
  scenario.expect.forEach((line, index) => {
    const found = isAtMoment(line) ? null : checkRun(line, standing, story)
    if (found !== null) seen.set(index, { ...found, why: whyNot(line, endsAt, standing, story, language) })
  })
  return [...refused, ...[...seen].sort(([a], [b]) => a - b).map(([, found]) => found)]
}

const person: Actor = { kind: 'person' }

async function happen(
  { scenario, published }: ReadScenario,
  host: ScenarioHost,
  index: number,
  language: Language,
): Promise<ScenarioProblem[]> {
  const event = scenario.events?.[index]
  if (event === undefined) return []
  const at = instantOf(event.at)
  if (event.do === 'calendar' || event.do === 'policy') {
    const next = published.get(index)
    if (next !== undefined) await host.publish(publicationOf(event, next), at)
    return []
  }
  const { at: _, ...input } = event
  const problem = await host.command(input, at, actorOf(event))
  return problem === null ? [] : [{ expect: event, actual: messageOf(problem.code, problem.params, language) }]
}

function publicationOf(
  event: Extract<ScenarioEvent, { do: 'calendar' | 'policy' }>,
  { id, plans }: PublishedPlans,
): Publication {
  if (event.do === 'policy') return { kind: 'policy', running: event.running ?? 'stay', plans }
  return { kind: 'calendar', id, plans }
}

function actorOf(event: ScenarioEvent): Actor {
  if (event.do === 'message' || event.do === 'answer') return { kind: 'customer' }
  if (event.do === 'external') return { kind: 'key' }
  return event.do === 'reply' && event.by === 'bot' ? { kind: 'bot' } : person
}

function intakeOf(scenario: ScenarioDocument): CaseIntake {
  const { at: _, calendars: __, facts, ...intake } = scenario.case
  return { ...intake, facts: flatFacts(facts), id: 'case' }
}

function eventAt({ events = [] }: ScenarioDocument, index: number): Instant {
  return instantOf(events[index]?.at ?? '')
}

function momentOf({ at }: MomentExpectation, endsAt: Instant): Instant {
  return at === 'end' ? endsAt : instantOf(at)
}

/** Every instant at which something is done or looked at, ascending, each once. */
function instantsOf({ events = [], expect }: ScenarioDocument, beginsAt: Instant, endsAt: Instant): Instant[] {
  const looks = expect.filter(isAtMoment).map((line) => momentOf(line, endsAt))
  return [...new Set([beginsAt, ...events.map(({ at }) => instantOf(at)), ...looks, endsAt])].sort((a, b) => a - b)
}

/** When a run ends: the latest of the last event, `runUntil` and the instants in `expect`; due times do not count, since they may lie ahead. */
export function endOfRun({ case: intake, events = [], runUntil, expect }: ScenarioDocument): Instant {
  const texts = [
    intake.at,
    ...events.map(({ at }) => at),
    ...(runUntil === undefined ? [] : [runUntil]),
    ...expect.flatMap(instantsIn),
  ]
  return Math.max(...texts.map(instantOf))
}

function instantsIn(line: Expectation): readonly string[] {
  if ('breaches' in line) return line.breaches.map(({ breachedAt }) => breachedAt)
  if ('warnings' in line) return line.warnings.at
  if ('notifications' in line) return line.notifications.map(({ at }) => at)
  return 'path' in line || line.at === 'end' ? [] : [line.at]
}

function instantOf(text: string): Instant {
  const at = parseInstant(text)
  if (at === null) throw new Error(`the scenario was read, and yet ${text} is no instant`)
  return at
}
