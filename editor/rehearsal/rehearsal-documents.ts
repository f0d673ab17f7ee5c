import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { ScenarioDocument } from '../../core/contract/scenario.ts'
import type { TeamSetting } from '../../core/contract/settings.ts'
import {
  calendarsOfFlow,
  calendarsOfPolicy,
  childrenOfFlow,
  flowsOfPolicy,
  rulesOfFlow,
} from '../../model/flow/references.ts'
import { type DocumentKey, type EditedDocument, keyOf, type Workspace } from '../workspace/workspace.ts'
import { idOfSource } from './id-of-source.ts'
import type { Library } from './library.ts'
import type { Play, Write } from './play.ts'

/** Everything that a rehearsal of a flow uses: the drafts, and what is published of the rest. */
export interface RehearsalDocuments {
  readonly flow: string
  readonly policy: string | null
  /** Without the policy of the flow itself. */
  readonly policies: readonly string[]
  readonly calendars: readonly string[]
  readonly rules: readonly string[]
  /** Without the flow itself. */
  readonly flows: readonly string[]
  readonly teams: readonly TeamSetting[]
  readonly documents: readonly EditedDocument[]
}

/** Finds all that a flow uses, also through the flows that it starts, and what else is asked for; what nobody has is left for the checks to name. */
export function rehearsalDocuments(
  workspace: Workspace,
  library: Library,
  besides: readonly DocumentKey[] = [],
): RehearsalDocuments {
  const found = new Map<DocumentKey, EditedDocument>()
  const take = (key: DocumentKey) => {
    const document = workspace.documents[key] ?? library.documents.get(key)
    if (document === undefined || found.has(key)) return null
    found.set(key, document)
    return document
  }
  const flows = [workspace.flow]
  // A list that grows while it is walked: what a child uses is found, too.
  for (const id of flows) {
    const flow = take(keyOf('flow', id)) as FlowDocument | null
    if (flow === null) continue
    for (const rules of rulesOfFlow(flow)) take(keyOf('rules', rules))
    for (const calendar of calendarsOfFlow(flow)) take(keyOf('calendar', calendar))
    flows.push(...childrenOfFlow(flow))
    if (flow.policy === undefined) continue
    const policy = take(keyOf('policy', flow.policy)) as PolicyDocument | null
    if (policy === null) continue
    for (const calendar of calendarsOfPolicy(policy)) take(keyOf('calendar', calendar))
    flows.push(...flowsOfPolicy(policy))
  }
  for (const key of besides) take(key)
  const teams = teamsIn([...found.values()], library.teams)
  for (const { calendar } of teams) if (calendar !== undefined) take(keyOf('calendar', calendar))
  return { ...idsOf(workspace.flow, found), teams, documents: [...found.values()] }
}

/** The documents that a scenario names, and does not carry in itself. */
export function namedBy(scenario: ScenarioDocument): readonly DocumentKey[] {
  const { policy, flow, calendars = [], policies = [], flows = [], rules = [], events = [] } = scenario
  const named = (kind: EditedDocument['kind'], sources: readonly unknown[]) =>
    sources.flatMap((source) => (typeof source === 'string' ? [keyOf(kind, idOfSource(source, kind))] : []))
  const published = (kind: 'calendar' | 'policy') =>
    events.flatMap((event) => (event.do === kind ? [event.document] : []))
  return [
    ...named('calendar', [...calendars, ...Object.values(scenario.case.calendars ?? {}), ...published('calendar')]),
    ...named('policy', [policy, ...policies, ...published('policy')]),
    ...named('flow', [flow, ...flows]),
    ...named('rules', rules),
  ]
}

function idsOf(flow: string, found: ReadonlyMap<DocumentKey, EditedDocument>) {
  const ids = (kind: EditedDocument['kind']) =>
    [...found.values()].flatMap((document) => (document.kind === kind ? [document.id ?? ''] : []))
  const main = found.get(keyOf('flow', flow))
  const named = main?.kind === 'flow' ? main.policy : undefined
  const policy = named !== undefined && found.has(keyOf('policy', named)) ? named : null
  return {
    flow,
    policy,
    policies: ids('policy').filter((id) => id !== policy),
    calendars: ids('calendar'),
    rules: ids('rules'),
    flows: ids('flow').filter((id) => id !== flow),
  }
}

/** The teams that documents speak of, as scenarios write them. */
function teamsIn(documents: readonly EditedDocument[], teams: readonly TeamSetting[]): readonly TeamSetting[] {
  const texts = new Set<unknown>()
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.add(value)
    else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) collect(part)
  }
  for (const document of documents) collect(document)
  return teams.flatMap(({ id, name, calendar }) =>
    texts.has(id) ? [{ id, ...(name !== undefined && { name }), ...(calendar !== undefined && { calendar }) }] : [],
  )
}

/** A line that every run fulfils, for a play of which nothing is expected. */
const nothingExpected: ScenarioDocument['expect'] = [{ at: 'end', facts: {} }]

/** A play as a scenario over the documents that it uses, by their ids. */
export function scenarioOf(
  play: Play,
  { flow, policy, policies, calendars, rules, flows, teams }: RehearsalDocuments,
  write: Write,
  { id, name, expect = nothingExpected }: Partial<Pick<ScenarioDocument, 'id' | 'name' | 'expect'>> = {},
): ScenarioDocument {
  return {
    kind: 'scenario',
    ...(id !== undefined && { id }),
    name: name ?? flow,
    ...(calendars.length > 0 && { calendars }),
    ...(policy !== null && { policy }),
    ...(policies.length > 0 && { policies }),
    flow,
    ...(flows.length > 0 && { flows }),
    ...(rules.length > 0 && { rules }),
    ...(teams.length > 0 && { teams }),
    case: play.case,
    runUntil: write(play.untilAt),
    ...(play.events.length > 0 && { events: play.events }),
    expect,
    ...(Object.keys(play.answers).length > 0 && { answers: play.answers }),
  }
}
