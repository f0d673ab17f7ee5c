import type { FactDefinition } from '../../core/contract/facts.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import { type CaseEventName, MATCHER_FIELDS, type Matcher } from '../../core/contract/matcher.ts'
import type { ClockDefinition } from '../../core/contract/policy.ts'
import { choicesOf } from '../../core/facts/built-in-facts.ts'
import { matchersOf } from '../cards/node-promise.ts'

/** What the process has that can start or stop a clock, in the groups in which it is offered. */
export const matcherGroups = [
  'case',
  'steps',
  'stages',
  'talk',
  'teams',
  'facts',
  'waits',
  'clocks',
  'outside',
] as const

export type MatcherGroup = (typeof matcherGroups)[number]

export interface MatcherChoices {
  readonly group: MatcherGroup
  readonly matchers: readonly Matcher[]
}

interface MatcherScope {
  readonly flow: FlowDocument
  readonly teams: readonly { readonly id: string }[]
  /** The clocks of the policy, and the one that is to be started or stopped. */
  readonly clocks: readonly ClockDefinition[]
  readonly clock: string
  /** Reasons for waiting that are known. */
  readonly reasons: readonly string[]
}

/** All that can start or stop a clock of a process, by what the process has. Pure. */
export function matcherChoices({ flow, teams, clocks, clock, reasons }: MatcherScope): readonly MatcherChoices[] {
  const each = <T>(list: readonly T[], make: (entry: T) => readonly Matcher[]) => list.flatMap(make)
  const others = clocks.filter(({ id }) => id !== clock)
  const groups: Readonly<Record<MatcherGroup, readonly Matcher[]>> = {
    case: (['caseCreated', 'handedToPeople', 'resolved', 'reopened', 'closed', 'cancelled'] as const).map((event) => ({
      event,
    })),
    steps: each(flow.nodes, ({ id: node }) => [
      { event: 'nodeEntered', node },
      { event: 'nodeLeft', node },
    ]),
    stages: each(flow.stages, ({ id: stage }) => [
      { event: 'stageEntered', stage },
      { event: 'stageLeft', stage },
    ]),
    talk: [
      { event: 'message' },
      { event: 'reply', by: 'person', public: true },
      { event: 'reply' },
      { event: 'note' },
      { event: 'surveyAnswered' },
    ],
    teams: [{ event: 'assigned' }, ...each(teams, ({ id: team }) => [{ event: 'assigned', team }])],
    facts: each(flow.facts ?? [], (fact) => [
      { event: 'factChanged', fact: fact.id },
      ...valuesOf(fact).map((is): Matcher => ({ event: 'factChanged', fact: fact.id, is })),
    ]),
    waits: [
      { event: 'waitStarted' },
      { event: 'waitEnded' },
      ...each(reasons, (reason) => [
        { event: 'waitStarted', reason },
        { event: 'waitEnded', reason },
      ]),
    ],
    clocks: each(others, ({ id }) => [
      { event: 'warned', clock: id },
      { event: 'breached', clock: id },
    ]),
    outside: [
      { event: 'external' },
      ...externalNames(flow, clocks).map((name): Matcher => ({ event: 'external', name })),
    ],
  }
  return matcherGroups.map((group) => ({ group, matchers: groups[group] }))
}

function valuesOf(fact: FactDefinition): readonly (string | boolean)[] {
  if (fact.type === 'boolean') return [true, false]
  return fact.type === 'enum' ? (choicesOf(fact) ?? []).slice(0, 50) : []
}

/** The words from outside that the process knows already. */
function externalNames(flow: FlowDocument, clocks: readonly ClockDefinition[]): readonly string[] {
  const ofNodes = flow.nodes.flatMap((node) => (node.kind === 'wait' ? matchersOf(node.event) : []))
  const ofClocks = clocks.flatMap(({ start, stop, cancel }) => [start, stop, cancel].flatMap(matchersOf))
  return [
    ...new Set(
      [...ofNodes, ...ofClocks].flatMap(({ event, name }) =>
        event === 'external' && name !== undefined ? [name] : [],
      ),
    ),
  ]
}

/** One text for equal matchers, whatever the order of their fields. */
export function matcherKey(matcher: Matcher): string {
  return JSON.stringify([
    matcher.event,
    ...fieldsOf(matcher.event).map((field) => matcher[field as keyof Matcher] ?? null),
  ])
}

function fieldsOf(event: CaseEventName): readonly string[] {
  return MATCHER_FIELDS[event] ?? []
}

/** Matchers as a document holds them: a single one by itself, none as nothing. */
export function writtenMatchers(matchers: readonly Matcher[]): ClockDefinition['start'] {
  const [only] = matchers
  return matchers.length < 2 ? only : matchers
}

/** The reasons for waiting that a policy knows, and those that everybody knows. */
export function knownReasons(
  clocks: readonly ClockDefinition[],
  waits: readonly { readonly reason: string }[],
): readonly string[] {
  const paused = clocks.flatMap(({ pausedWhile }) => (typeof pausedWhile === 'object' ? pausedWhile.waiting : []))
  return [
    ...new Set(['customer', 'supplier', 'internal', 'third-party', ...waits.map(({ reason }) => reason), ...paused]),
  ]
}
