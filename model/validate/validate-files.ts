import { documentKinds } from '../../core/contract/document.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { SETTING_LISTS, type SettingsDocument } from '../../core/contract/settings.ts'
import { checkKind } from '../document/check-kind.ts'
import { checkShape } from '../document/check-shape.ts'
import { makeIssue } from '../document/issue.ts'
import type { Surroundings } from '../document/surroundings.ts'
import { calendarsOfFlow, calendarsOfPolicy, childrenOfFlow, flowsOfPolicy, rulesOfFlow } from '../flow/references.ts'
import { checkProfileBeside, type DocumentsBeside } from '../profile/check-profile-beside.ts'
import type { FindDocument } from '../scenario/scenario-documents.ts'
import { settingsSchema } from '../settings/settings-schema.ts'
import type { CheckedKind } from './check-document.ts'
import { checkInWorld, nameOf, type World, worldOf } from './world.ts'

/** A file that was read: its name, and the value in it. */
export interface ReadFile {
  readonly file: string
  readonly value: unknown
}

/** An issue, and the file in which it was found. */
export interface FileIssue extends Issue {
  readonly file: string
}

interface Document {
  readonly file: string
  readonly kind: CheckedKind | 'scenario' | 'profile'
  readonly id: string
  readonly value: unknown
}

const knownKinds = [...documentKinds, 'settings', 'profile'] as const

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
    if (checked.ok) return [{ file, kind: checked.kind, id: nameOf(value).id, value }]
    add(file, checked.issues)
    return []
  })
  for (const { file, id, first } of repeated(documents))
    add(file, [makeIssue('document.duplicate-id', '/id', { id, first })])
  const settings = settingsAmong(documents)
  const world = worldOf(documents, {
    ...(settings && { settings }),
    // One flow is not a world: what it starts stands in other files.
    isWhole: (kind, count) => count > (kind === 'flow' ? 1 : 0),
  })
  for (const document of documents) {
    const { file, kind, value } = document
    if (kind === 'profile') {
      add(file, checkProfileBeside(value, documentsByKind(documents)))
      continue
    }
    add(file, checkInWorld(kind, value, world, findFor(file)))
    add(file, notGiven(document, world))
  }
  return issues
}

function documentsByKind(documents: readonly Document[]): DocumentsBeside {
  const values = (kind: Document['kind']) => documents.flatMap((each) => (each.kind === kind ? [each.value] : []))
  return { flow: values('flow'), policy: values('policy'), rules: values('rules'), calendar: values('calendar') }
}

/** The ids of all settings, by list; undefined where no file holds any. */
function settingsAmong(documents: readonly Document[]): Surroundings['settings'] {
  const all = documents.flatMap(({ kind, value }): SettingsDocument[] => {
    const shape = kind === 'settings' ? checkShape(settingsSchema, value) : null
    return shape?.ok === true ? [shape.value] : []
  })
  if (all.length === 0) return undefined
  const lists = SETTING_LISTS.map((list) => {
    const ids = all.flatMap((settings) => (settings[list] ?? []).map((entry) => entry.id))
    return [list, new Set(ids)] as const
  })
  return Object.fromEntries(lists)
}

/** Says which names could not be held against anything. */
function notGiven({ kind, id }: Document, { surroundings, flows: readable }: World): Issue[] {
  const { calendars, policies, rules, flows } = surroundings
  const issues: Issue[] = []
  const say = (code: Parameters<typeof makeIssue>[0] & `reference.${string}-not-given`, ids: readonly string[]) => {
    if (ids.length > 0) issues.push(makeIssue(code, '', { ids: [...new Set(ids)] }))
  }
  const policy = kind === 'policy' ? policies?.get(id) : undefined
  if (policy !== undefined) {
    if (calendars === undefined) say('reference.calendars-not-given', calendarsOfPolicy(policy))
    if (flows === undefined) say('reference.flows-not-given', flowsOfPolicy(policy))
  }
  const flow = kind === 'flow' ? readable.find((each) => each.id === id) : undefined
  if (flow !== undefined) {
    if (policies === undefined && flow.policy !== undefined) say('reference.policies-not-given', [flow.policy])
    if (rules === undefined) say('reference.rules-not-given', rulesOfFlow(flow))
    if (calendars === undefined) say('reference.calendars-not-given', calendarsOfFlow(flow))
    if (flows === undefined) say('reference.flows-not-given', childrenOfFlow(flow))
  }
  return issues
}

function repeated(documents: readonly Document[]) {
  const first = new Map<string, string>()
  return documents.flatMap(({ file, kind, id }) => {
    if (id === '' || kind === 'settings' || kind === 'profile') return []
    const before = first.get(`${kind} ${id}`)
    if (before !== undefined) return [{ file, id, first: before }]
    first.set(`${kind} ${id}`, file)
    return []
  })
}
