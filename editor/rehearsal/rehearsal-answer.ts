import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { Language } from '../../core/contract/language.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { ScenarioDocument } from '../../core/contract/scenario.ts'
import type { Instant } from '../../core/contract/time.ts'
import { readScenario } from '../../model/scenario/read-scenario.ts'
import type { FindDocument } from '../../model/scenario/scenario-documents.ts'
import { messageOf } from '../../model/words/message.ts'
import type { RecordedCase } from '../../simulation/backtester/recorded-case.ts'
import {
  type ComparedClock,
  type RehearsedCase,
  rehearseRecorded,
} from '../../simulation/rehearsal/rehearse-recorded.ts'
import { type RehearsedScenario, rehearseScenario } from '../../simulation/rehearsal/rehearse-scenario.ts'
import { type NameSource, saidWithNames } from '../problems/named-params.ts'
import type { EditedDocument, EditedKind } from '../workspace/workspace.ts'
import { idOfSource } from './id-of-source.ts'

/** What is asked of the worker that plays. */
export type RehearsalRequest = {
  readonly documents: readonly EditedDocument[]
  readonly language: Language
} & (
  | { readonly kind: 'play'; readonly scenario: ScenarioDocument }
  | {
      readonly kind: 'check'
      readonly scenarios: readonly { readonly key: string; readonly scenario: ScenarioDocument }[]
    }
  | {
      readonly kind: 'case'
      /** A scenario over the draft, and one over what is published: their plans are what the case is played through, and what tells its tasks. */
      readonly draft: ScenarioDocument
      readonly published: ScenarioDocument | null
      readonly publishedDocuments: readonly EditedDocument[]
      readonly recorded: RecordedCase
      readonly clocks: readonly ComparedClock[]
      readonly untilAt: Instant
    }
)

/** It cannot be played before this is mended. */
export interface Unplayable {
  readonly ok: false
  readonly issues: readonly Issue[]
}

export type PlayAnswer = Unplayable | ({ readonly ok: true; readonly plan: Plan } & RehearsedScenario)

/** What became of one scenario. */
export interface ScenarioVerdict {
  readonly key: string
  readonly ok: boolean
  /** How many lines and events are not as expected. */
  readonly wrong: number
  /** What keeps it from being played, the first sentence; null where nothing does. */
  readonly obstacle: string | null
}

export interface CheckAnswer {
  readonly ok: true
  readonly verdicts: readonly ScenarioVerdict[]
}

export type CaseAnswer = Unplayable | { readonly ok: true; readonly plan: Plan; readonly rehearsed: RehearsedCase }

export type RehearsalAnswer = PlayAnswer | CheckAnswer | CaseAnswer

/** Answers a request; pure but for zone data. */
export async function answerRehearsal(request: RehearsalRequest): Promise<RehearsalAnswer> {
  const find = findIn(request.documents)
  if (request.kind === 'play') return playAnswer(request.scenario, find, request.language)
  if (request.kind === 'case') return caseAnswer(request, find)
  const verdicts: ScenarioVerdict[] = []
  for (const { key, scenario } of request.scenarios)
    verdicts.push(await verdictOf(key, scenario, find, request.language))
  return { ok: true, verdicts }
}

async function playAnswer(scenario: ScenarioDocument, find: FindDocument, language: Language): Promise<PlayAnswer> {
  const read = readScenario(scenario, find)
  if (!read.ok) return unplayable(read.issues, scenario, find, language)
  return { ok: true, plan: read.ready.plans.main, ...(await rehearseScenario(read.ready, language)) }
}

async function verdictOf(
  key: string,
  scenario: ScenarioDocument,
  find: FindDocument,
  language: Language,
): Promise<ScenarioVerdict> {
  const answer = await playAnswer(scenario, find, language)
  if (!answer.ok) return { key, ok: false, wrong: 0, obstacle: answer.issues[0]?.message ?? null }
  return { key, ok: answer.problems.length === 0, wrong: answer.problems.length, obstacle: null }
}

function caseAnswer(request: Extract<RehearsalRequest, { kind: 'case' }>, find: FindDocument): CaseAnswer {
  const { language, recorded, clocks, untilAt } = request
  const draft = readScenario(request.draft, find)
  if (!draft.ok) return unplayable(draft.issues, request.draft, find, language)
  const published =
    request.published === null ? null : readScenario(request.published, findIn(request.publishedDocuments))
  const plan = draft.ready.plans.main
  const recordedPlan = published?.ok === true ? withNodesOf(published.ready.plans.main, plan) : plan
  try {
    const calendarOf = ownersOf(request.draft, draft.ready.plans.calendars, recorded)
    const rehearsed = rehearseRecorded(recorded, { plan, recordedPlan, calendarOf, untilAt, clocks })
    return { ok: true, plan, rehearsed }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { code, params } = error
    return {
      ok: false,
      issues: [{ code, path: '', severity: 'error', params, message: messageOf(code, params, language) }],
    }
  }
}

/** A task that only one of the two has is a task all the same. */
function withNodesOf(one: Plan, other: Plan): Plan {
  return { ...one, nodes: { ...other.nodes, ...one.nodes } }
}

/** The calendars that teams and the customer of a recorded case name. */
function ownersOf(
  { teams = [] }: ScenarioDocument,
  calendars: ReadonlyMap<string, CompiledCalendar>,
  { customerCalendar }: RecordedCase,
) {
  return (by: 'customer' | 'team' | 'site', id: string): CompiledCalendar | null => {
    const named =
      by === 'team' ? teams.find((team) => team.id === id)?.calendar : by === 'customer' ? customerCalendar : null
    return (named === undefined || named === null ? undefined : calendars.get(named)) ?? null
  }
}

/** What keeps a scenario from being played, with steps and ways as their owner calls them. */
function unplayable(
  issues: readonly Issue[],
  { flow }: ScenarioDocument,
  find: FindDocument,
  language: Language,
): Unplayable {
  const document = (kind: EditedKind, id: string) => {
    const found = find(id, kind)
    return found?.ok === true ? (found.value as EditedDocument) : undefined
  }
  const played = typeof flow === 'string' ? document('flow', flow) : flow
  const names: NameSource = {
    flow: played?.kind === 'flow' ? played : null,
    document,
    policies: [],
    setting: () => undefined,
  }
  return {
    ok: false,
    issues: issues.filter(({ severity }) => severity === 'error').map((issue) => saidWithNames(issue, names, language)),
  }
}

function findIn(documents: readonly EditedDocument[]): FindDocument {
  return (source, kind) => {
    const id = idOfSource(source, kind)
    const found = documents.find((document) => document.kind === kind && document.id === id)
    return found === undefined ? null : { ok: true, value: found }
  }
}
