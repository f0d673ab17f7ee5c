import { documentKinds } from '../../core/contract/document.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { SETTING_LISTS, type SettingsDocument } from '../../core/contract/settings.ts'
import { checkKind } from '../document/check-kind.ts'
import { checkShape } from '../document/check-shape.ts'
import { makeIssue } from '../document/issue.ts'
import type { Known, Surroundings } from '../document/surroundings.ts'
import { flowSchema } from '../flow/flow-schema.ts'
import { calendarsOfFlow, calendarsOfPolicy, childrenOfFlow, flowsOfPolicy, rulesOfFlow } from '../flow/references.ts'
import { policySchema } from '../policy/policy-schema.ts'
import { rulesSchema } from '../rules/rules-schema.ts'
import { readScenario } from '../scenario/read-scenario.ts'
import type { FindDocument } from '../scenario/scenario-documents.ts'
import { settingsSchema } from '../settings/settings-schema.ts'
import { type CheckedKind, checkDocument } from './check-document.ts'

/** A file that was read: its name, and the value in it. */
export interface ReadFile {
  readonly file: string
  readonly value: unknown
}

/** An issue, and the file in which it was found. */
export interface FileIssue extends Issue {
  readonly file: string
}

interface Document<D = unknown> {
  readonly file: string
  readonly kind: CheckedKind | 'scenario'
  readonly id: string
  readonly value: D
}

const knownKinds = [...documentKinds, 'settings'] as const

/**
 * All that is wrong or doubtful with some files, held against each other; pure but for `findFor`, which says where the
 * scenario in a file finds what it names by a path. A kind of which a file is given is the whole world: a name outside is an
 * error (of flows, two have to be given). What cannot be judged, since no file of its kind is there, is said as an `info`.
 */
export function validateFiles(
  files: readonly ReadFile[],
  findFor: (file: string) => FindDocument = () => () => null,
): FileIssue[] {
  const issues: FileIssue[] = []
  const add = (file: string, found: readonly Issue[]) => {
    issues.push(...found.map((issue) => ({ ...issue, file })))
  }
  const documents = files.flatMap(({ file, value }): Document[] => {
    const checked = checkKind(value, knownKinds)
    if (checked.ok) return [{ file, kind: checked.kind, id: idOf(value), value }]
    add(file, checked.issues)
    return []
  })
  for (const { file, id, first } of repeated(documents))
    add(file, [makeIssue('document.duplicate-id', '/id', { id, first })])
  const world = worldOf(documents)
  for (const { file, kind, value, id } of documents) {
    if (kind === 'scenario') add(file, readScenario(value, orElse(findAmong(documents), findFor(file))).issues)
    else add(file, [...checkDocument(kind, value, scopeOf(kind, id, world)), ...notGiven(kind, value, world)])
  }
  return issues
}

interface World {
  readonly surroundings: Surroundings
  readonly flows: readonly FlowDocument[]
}

/** What is known: of each kind nothing, if no file of it is given. */
function worldOf(documents: readonly Document[]): World {
  const flows = readable<FlowDocument>(documents, 'flow', flowSchema)
  const policies = readable<PolicyDocument>(documents, 'policy', policySchema)
  const rules = readable<RulesDocument>(documents, 'rules', rulesSchema)
  const settings = readable<SettingsDocument>(documents, 'settings', settingsSchema)
  const calendars = documents.filter((document) => document.kind === 'calendar').map((document) => document.id)
  return {
    flows: flows.documents,
    surroundings: {
      ...(calendars.length > 0 && { calendars: new Set(calendars) }),
      ...(policies.ids.size > 0 && { policies }),
      ...(rules.ids.size > 0 && { rules }),
      // One flow is not a world: what it starts stands in other files.
      ...(flows.ids.size > 1 && { flows }),
      ...(settings.documents.length > 0 && { settings: settingIds(settings.documents) }),
    },
  }
}

function readable<D extends { readonly kind: string }>(
  documents: readonly Document[],
  kind: D['kind'],
  schema: Parameters<typeof checkShape>[0],
): Known<D> & { readonly documents: readonly D[] } {
  const ofKind = documents.filter((document) => document.kind === kind)
  const byId = new Map<string, D>()
  for (const { id, value } of ofKind) {
    const shape = checkShape(schema, value)
    if (shape.ok && !byId.has(id)) byId.set(id, shape.value as D)
  }
  return { ids: new Set(ofKind.map(({ id }) => id)), get: (id) => byId.get(id), documents: [...byId.values()] }
}

function settingIds(all: readonly SettingsDocument[]): NonNullable<Surroundings['settings']> {
  const lists = SETTING_LISTS.map((list) => {
    const ids = all.flatMap((settings) => (settings[list] ?? []).map((entry) => entry.id))
    return [list, new Set(ids)] as const
  })
  return Object.fromEntries(lists)
}

/** A flow is held against everything; a policy and rules also against the flows that use them, if there are any. */
function scopeOf(kind: CheckedKind, id: string, { surroundings, flows }: World) {
  const users =
    kind === 'policy'
      ? flows.filter((flow) => flow.policy === id)
      : kind === 'rules'
        ? flows.filter((flow) => rulesOfFlow(flow).includes(id))
        : []
  return users.length === 0 ? surroundings : { ...surroundings, usedBy: users }
}

/** Says which names could not be held against anything. */
function notGiven(kind: CheckedKind, value: unknown, { surroundings }: World): Issue[] {
  const { calendars, policies, rules, flows } = surroundings
  const issues: Issue[] = []
  const say = (code: Parameters<typeof makeIssue>[0] & `reference.${string}-not-given`, ids: readonly string[]) => {
    if (ids.length > 0) issues.push(makeIssue(code, '', { ids: [...new Set(ids)] }))
  }
  if (kind === 'policy') {
    const shape = checkShape(policySchema, value)
    if (!shape.ok) return []
    if (calendars === undefined) say('reference.calendars-not-given', calendarsOfPolicy(shape.value))
    if (flows === undefined) say('reference.flows-not-given', flowsOfPolicy(shape.value))
  }
  if (kind === 'flow') {
    const shape = checkShape(flowSchema, value)
    if (!shape.ok) return []
    const { policy } = shape.value
    if (policies === undefined && policy !== undefined) say('reference.policies-not-given', [policy])
    if (rules === undefined) say('reference.rules-not-given', rulesOfFlow(shape.value))
    if (calendars === undefined) say('reference.calendars-not-given', calendarsOfFlow(shape.value))
    if (flows === undefined) say('reference.flows-not-given', childrenOfFlow(shape.value))
  }
  return issues
}

function repeated(documents: readonly Document[]) {
  const first = new Map<string, string>()
  return documents.flatMap(({ file, kind, id }) => {
    if (id === '' || kind === 'settings') return []
    const before = first.get(`${kind} ${id}`)
    if (before !== undefined) return [{ file, id, first: before }]
    first.set(`${kind} ${id}`, file)
    return []
  })
}

/** Documents among the files, by kind and id. */
function findAmong(documents: readonly Document[]): FindDocument {
  return (source, kind) => {
    const found = documents.find((document) => document.kind === kind && document.id === source)
    return found === undefined ? null : { ok: true, value: found.value }
  }
}

function orElse(first: FindDocument, second: FindDocument): FindDocument {
  return (source, kind) => first(source, kind) ?? second(source, kind)
}

function idOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'id')) return ''
  const { id } = value as { readonly id: unknown }
  return typeof id === 'string' ? id : ''
}
