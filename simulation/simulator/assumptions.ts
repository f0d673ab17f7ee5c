import { formatInstant } from '../../core/calendar/format-instant.ts'
import type { FactDefinition, FactId, FactValue } from '../../core/contract/facts.ts'
import type { Plan, PlanNode, PlanNodeOf } from '../../core/contract/plan.ts'
import type { ProfileDocument, TaskProfile } from '../../core/contract/profile.ts'
import type { CaseFacts } from '../../core/contract/state.ts'
import type { Instant, Millis } from '../../core/contract/time.ts'
import { choicesOf } from '../../core/facts/built-in-facts.ts'
import { surveyBands } from '../../core/nodes/survey.ts'
import type { Chance } from '../chance/chance.ts'
import { type Draw, durationDraw, nameDraw, valueDraw, weightedDraw } from '../chance/draw.ts'

/** How a task is worked on, ready to be drawn. */
export interface TaskAssumption {
  readonly takes: Draw<Millis>
  readonly outcome: Draw<string>
  readonly reply: NonNullable<TaskProfile['reply']>
  readonly asksShare: number
  readonly answerAfter: Draw<Millis>
  readonly sets: readonly (readonly [fact: FactId, draw: Draw<FactValue>])[]
  /** What the form requires beyond that: filled in where it is still missing, with something of the right type. */
  readonly requires: readonly (readonly [fact: FactId, value: (chance: Chance, at: Instant) => FactValue])[]
}

export interface SurveyAssumption {
  readonly answered: number
  readonly after: Draw<Millis>
  readonly score: Draw<number>
}

export interface EventAssumption {
  readonly share: number
  readonly after: Draw<Millis>
  /** What the command is that makes it happen; null where nothing can. */
  readonly command: { readonly do: 'message' } | { readonly do: 'external'; readonly name: string } | null
}

/** What holds for the nodes of one plan that runs under one name: the profile, and where it says nothing what is usual. */
export interface Assumptions {
  /** Before each name of the profile: `''` for the flow itself, `child/` for what runs in its node `child`. */
  readonly prefix: string
  readonly tasks: ReadonlyMap<string, TaskAssumption>
  readonly surveys: ReadonlyMap<string, SurveyAssumption>
  readonly events: ReadonlyMap<string, EventAssumption>
  readonly actFails: ReadonlyMap<string, number>
  /** Whether a case has to be looked at whenever one of its clocks does something: it may hand the case on, or start another. */
  readonly isMovedByClocks: boolean
}

const usualWork = durationDraw({ kind: 'lognormal', medianMinutes: 15, p90Minutes: 45 })
const usualAnswer = durationDraw({ kind: 'lognormal', medianMinutes: 720, p90Minutes: 2880 })
const usualEvent = durationDraw({ kind: 'lognormal', medianMinutes: 120, p90Minutes: 480 })
const usuallyAnswered = 0.4

/** Makes the profile ready for one plan. */
export function assumptionsOf(plan: Plan, profile: ProfileDocument, prefix: string): Assumptions {
  const nodes = Object.values(plan.nodes)
  const each = <K extends PlanNode['kind'], T>(kind: K, make: (node: PlanNodeOf<K>, path: string) => T) =>
    new Map(
      nodes.flatMap((node) =>
        node.kind === kind ? [[node.id, make(node as PlanNodeOf<K>, prefix + node.id)] as const] : [],
      ),
    )
  return {
    prefix,
    tasks: each('task', (node, path) => taskAssumption(plan, node, profile.tasks?.[path] ?? {})),
    surveys: each('survey', (node, path) => surveyAssumption(node, profile.surveys?.[path] ?? {})),
    events: each('wait', (node, path) => eventAssumption(node, profile.events?.[path])),
    actFails: each('act', (_, path) => profile.acts?.[path]?.fails ?? 0),
    isMovedByClocks: isMovedByClocks(plan),
  }
}

function taskAssumption(
  plan: Plan,
  node: PlanNodeOf<'task'>,
  { takes, outcomes, reply, asks, sets }: TaskProfile,
): TaskAssumption {
  return {
    takes: takes === undefined ? usualWork : durationDraw(takes),
    outcome: outcomes === undefined ? usualOutcome(node) : nameDraw(outcomes),
    reply: reply ?? 'first',
    asksShare: asks?.share ?? 0,
    answerAfter: asks === undefined ? usualAnswer : durationDraw(asks.answerAfter),
    sets: Object.entries(sets ?? {}).map(([fact, values]) => [fact, valueDraw(values)] as const),
    requires: node.form.flatMap((field) => {
      if (typeof field === 'string' || field.required !== true || Object.hasOwn(sets ?? {}, field.fact)) return []
      return [[field.fact, anyValue(plan.facts.find(({ id }) => id === field.fact))] as const]
    }),
  }
}

/** Some value that a fact can hold: any of its choices, else one that says what it is. */
function anyValue(fact: FactDefinition | undefined): (chance: Chance, at: Instant) => FactValue {
  const choices = fact === undefined ? undefined : (choicesOf(fact) ?? fact.samples)
  const [first] = choices ?? []
  if (choices !== undefined && first !== undefined && first !== null && fact?.type !== 'list') {
    return weightedDraw(choices.map((value) => [value, 1] as const))
  }
  switch (fact?.type) {
    case 'number':
      return () => 1
    case 'boolean':
      return (chance) => chance() < 0.5
    case 'date':
      return (_, at) => formatInstant(at).slice(0, 10)
    case 'instant':
      return (_, at) => formatInstant(at)
    case 'list':
      return () => (typeof first === 'string' ? [first] : ['simulated'])
    default:
      return () => 'simulated'
  }
}

/** The outcome that stands first is the usual one: four of five; the others share the rest. */
function usualOutcome({ outcomes }: PlanNodeOf<'task'>): Draw<string> {
  const rest = outcomes.length - 1
  return weightedDraw(outcomes.map(({ id }, index) => [id, index === 0 ? 4 * Math.max(1, rest) : 1] as const))
}

function surveyAssumption(
  node: PlanNodeOf<'survey'>,
  { answered, after, scores }: NonNullable<ProfileDocument['surveys']>[string],
): SurveyAssumption {
  return {
    // A survey that never times out is answered: nothing else could end it.
    answered: answered ?? (node.timeout === null ? 1 : usuallyAnswered),
    after: after === undefined ? usualAnswer : durationDraw(after),
    score:
      scores === undefined
        ? weightedDraw(scoresOf(node).map((score) => [score, 1] as const))
        : weightedDraw(Object.entries(scores).map(([score, weight]) => [Number(score), weight] as const)),
  }
}

const mostScores = 100

function scoresOf(node: PlanNodeOf<'survey'>): readonly number[] {
  const bands = node.ask === 'questions' ? node.bands : surveyBands[node.ask]
  return bands.flatMap(({ from, to }) =>
    Array.from(
      { length: Math.min(mostScores, Math.floor(to) - Math.ceil(from) + 1) },
      (_, index) => Math.ceil(from) + index,
    ),
  )
}

function eventAssumption(
  { event, for: duration, until, timeout }: PlanNodeOf<'wait'>,
  profile: { readonly share?: number; readonly after: Parameters<typeof durationDraw>[0] } | undefined,
): EventAssumption {
  const external = event.find((matcher) => matcher.event === 'external' && matcher.name !== undefined)
  const command =
    external?.name !== undefined
      ? ({ do: 'external', name: external.name } as const)
      : event.some((matcher) => matcher.event === 'message')
        ? ({ do: 'message' } as const)
        : null
  const endsByItself = duration !== null || until !== null || timeout !== null
  return {
    // Where time ends the wait, nothing else does unless the profile says so.
    share: profile === undefined ? (endsByItself ? 0 : 1) : (profile.share ?? 1),
    after: profile === undefined ? usualEvent : durationDraw(profile.after),
    command,
  }
}

const heardAnyway: ReadonlySet<string> = new Set(['message', 'external', 'reply'])

function isMovedByClocks(plan: Plan): boolean {
  const actions = plan.policy?.clocks.flatMap((clock) => clock.escalations.flatMap((escalation) => escalation.do)) ?? []
  const moves = actions.some(
    (action) =>
      action.action === 'assign' ||
      action.action === 'startFlow' ||
      (action.action === 'set' && (action.fact === 'team' || action.fact === 'assignee')),
  )
  const isHeard = Object.values(plan.nodes).some(
    (node) => node.kind === 'wait' && node.event.some(({ event }) => !heardAnyway.has(event)),
  )
  return moves || isHeard
}

/** What new cases bring. */
export interface IntakeAssumption {
  readonly channel: Draw<string | null>
  readonly facts: Draw<CaseFacts>
}

/**
 * What the profile says of new cases; else one of the channels of the start node, and for a fact one of its samples, or for a choice on
 * the form of the start node any of its values.
 */
export function intakeAssumption(plan: Plan, profile: ProfileDocument): IntakeAssumption {
  const start = plan.nodes[plan.start]
  const form = new Set(
    start?.kind === 'start' ? start.form.map((field) => (typeof field === 'string' ? field : field.fact)) : [],
  )
  const channels = start?.kind === 'start' ? start.channels : []
  const draws = new Map<FactId, Draw<FactValue>>()
  for (const fact of plan.facts) {
    const values =
      fact.samples ?? (form.has(fact.id) ? (fact.type === 'boolean' ? [true, false] : choicesOf(fact)) : undefined)
    if (values !== undefined && values.length > 0 && fact.type !== 'list') {
      draws.set(fact.id, weightedDraw(values.map((value) => [value, 1] as const)))
    }
  }
  for (const [fact, values] of Object.entries(profile.facts ?? {})) draws.set(fact, valueDraw(values))
  const entries = [...draws]
  return {
    channel:
      profile.channels !== undefined
        ? nameDraw(profile.channels)
        : channels.length > 0
          ? weightedDraw(channels.map((channel) => [channel, 1] as const))
          : () => null,
    facts: (chance) => drawFacts(entries, chance),
  }
}

/** Draws each fact; those that come to null are left out. */
export function drawFacts(
  draws: readonly (readonly [fact: FactId, draw: Draw<FactValue>])[],
  chance: Chance,
): Record<FactId, FactValue> {
  const facts: Record<FactId, FactValue> = {}
  for (const [fact, draw] of draws) {
    const value = draw(chance)
    if (value !== null) facts[fact] = value
  }
  return facts
}
