import type { FactDefinition, FactId, FactValue } from '../../core/contract/facts.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { Expectation, ScenarioDocument } from '../../core/contract/scenario.ts'
import type { CaseFacts } from '../../core/contract/state.ts'
import { factsById } from '../../core/facts/built-in-facts.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import { checkReference, checkUnique, type Path, type Report } from '../document/report.ts'
import { checkFact, checkFactsSet, checkFactValue } from '../flow/fact-value.ts'
import { checkEvent } from './check-event.ts'
import { flatFacts } from './facts-schema.ts'

/** What the lines of a scenario may name, as far as its documents could be read. */
export interface ScenarioScope {
  /** Null for the bare flow, which takes any fact; undefined where the flow could not be read. */
  readonly flow: FlowDocument | null | undefined
  readonly children: readonly FlowDocument[]
  /** Every version of the policy that counts; empty where there is none, undefined where one could not be read. */
  readonly policies: readonly PolicyDocument[] | undefined
  readonly calendars: readonly string[]
}

/** Reports names and values in a scenario's own lines that its documents do not have, and lines that make no sense. */
export function checkScenario(scenario: ScenarioDocument, scope: ScenarioScope, report: Report): void {
  const facts = scope.flow ? factsById(scope.flow.facts ?? []) : undefined
  checkCase(scenario, scope, facts, report)
  scenario.events?.forEach((event, index) => {
    checkInstant(event.at, ['events', index, 'at'], scenario, report)
    checkEvent(event, report.within(['events', index]), scope, facts)
  })
  const clocks = scope.policies?.flatMap((policy) => policy.clocks.map((clock) => clock.id))
  scenario.expect.forEach((line, index) => {
    checkLine(line, report.within(['expect', index]), scenario, {
      ...scope,
      clocks: clocks && [...new Set(clocks)],
      facts,
    })
  })
  if (scenario.runUntil !== undefined) checkInstant(scenario.runUntil, ['runUntil'], scenario, report)
  checkAnswers(scenario, scope, facts, report)
  checkUnique(
    report,
    (scenario.teams ?? []).map((team) => team.id),
    (index) => ['teams', index, 'id'],
  )
}

type FactsById = ReadonlyMap<FactId, FactDefinition>

function checkCase(
  { case: intake, teams }: ScenarioDocument,
  { calendars }: ScenarioScope,
  facts: FactsById | undefined,
  report: Report,
): void {
  if (facts !== undefined) checkIntakeFacts(flatFacts(intake.facts), facts, report)
  for (const [owner, calendar] of Object.entries(intake.calendars ?? {})) {
    checkReference(report, 'reference.unknown-calendar', ['case', 'calendars', owner], calendar, calendars)
  }
  teams?.forEach((team, index) => {
    if (team.calendar === undefined) return
    checkReference(report, 'reference.unknown-calendar', ['teams', index, 'calendar'], team.calendar, calendars)
  })
}

/** Who the customer is may be given when a case is made, and only then. */
function checkIntakeFacts(given: CaseFacts, facts: FactsById, report: Report): void {
  const own = Object.entries(given)
  for (const [id, value] of own.filter(([id]) => id.startsWith('customer.'))) {
    const fact = checkFact(report, ['case', 'facts', id], id, facts)
    if (fact !== undefined && value !== null) checkFactValue(report, ['case', 'facts', id], fact, value)
  }
  const others = own.filter(([id]) => !id.startsWith('customer.'))
  checkFactsSet(report, ['case', 'facts'], Object.fromEntries(others), facts)
}

function checkInstant(text: string, path: Path, scenario: ScenarioDocument, report: Report): void {
  const at = parseInstant(text)
  const beginsAt = parseInstant(scenario.case.at)
  if (at === null || beginsAt === null || at >= beginsAt) return
  report.add('scenario.before-the-case', path, { at: text, case: scenario.case.at })
}

interface LineScope extends ScenarioScope {
  readonly clocks: readonly string[] | undefined
  readonly facts: FactsById | undefined
}

function checkLine(line: Expectation, report: Report, scenario: ScenarioDocument, scope: LineScope): void {
  if ('at' in line && line.at !== 'end') {
    checkInstant(line.at, ['at'], scenario, report)
  }
  const clock = (id: string, path: Path) => {
    checkReference(report, 'reference.unknown-clock', path, id, scope.clocks)
  }
  if ('clock' in line) {
    clock(line.clock, ['clock'])
    if (Object.keys(line).every((field) => field === 'at' || field === 'clock' || field === 'instance')) {
      report.add('scenario.compares-nothing', [], { clock: line.clock })
    }
  } else if ('breaches' in line) {
    line.breaches.forEach((breach, index) => {
      clock(breach.clock, ['breaches', index, 'clock'])
    })
  } else if ('warnings' in line) clock(line.warnings.clock, ['warnings', 'clock'])
  else if ('path' in line) {
    const stages = scope.flow?.stages.map((stage) => stage.id)
    line.path.forEach((stage, index) => {
      checkReference(report, 'reference.unknown-stage', ['path', index], stage, stages)
    })
  } else if ('facts' in line && scope.facts !== undefined)
    checkExpectedFacts(flatFacts(line.facts), report, scope.facts)
}

/** Built-in facts may be expected, and null expects a missing one. */
function checkExpectedFacts(expected: Readonly<Record<string, FactValue>>, report: Report, facts: FactsById): void {
  for (const [id, value] of Object.entries(expected)) {
    const fact = checkFact(report, ['facts', id], id, facts)
    if (fact !== undefined && value !== null) checkFactValue(report, ['facts', id], fact, value)
  }
}

function checkAnswers(
  { answers = {} }: ScenarioDocument,
  { flow, children }: ScenarioScope,
  facts: FactsById | undefined,
  report: Report,
): void {
  if (!flow) return
  const nodes = [flow, ...children].flatMap((each) => each.nodes)
  for (const [id, answer] of Object.entries(answers)) {
    const path = ['answers', id]
    checkReference(
      report,
      'reference.unknown-node',
      path,
      id,
      nodes.map((node) => node.id),
    )
    const node = nodes.find((each) => each.id === id)
    if (node !== undefined && node.kind !== 'act') {
      report.add('scenario.answer-of-no-act', path, { node: id, kind: node.kind })
    }
    if ('facts' in answer && facts !== undefined && flow.nodes.some((each) => each.id === id)) {
      checkFactsSet(report, [...path, 'facts'], flatFacts(answer.facts), facts)
    }
  }
}
