import type { designer as english } from '../../locales/en/console/designer.ts'
import { changedKeys, type DocumentKey, type EditedDocument, type Workspace } from './workspace.ts'

type EditText = Exclude<keyof typeof english.edits, 'names'>
type WithoutCount<Text extends string> = Text extends `${infer Name}_${'one' | 'other'}` ? Name : Text

/** The texts of `designer:edits`: every step has a name. */
export type EditKey = WithoutCount<EditText>

/** What was done, as a text of `designer:edits` and what it is filled with: "Move {{node}}". */
export interface EditName {
  readonly key: EditKey
  readonly params?: Readonly<Record<string, string | number>>
}

/** One thing that can be undone: what it was, and the documents that it changed, before and after. */
export interface Step {
  readonly name: EditName
  readonly changes: Readonly<
    Record<DocumentKey, { readonly before: EditedDocument | null; readonly after: EditedDocument | null }>
  >
  /** Steps of one group that follow each other become one: the letters of a name, the way of a drag. */
  readonly group: string | null
}

/** Where a designer stands and how they came there. Immutable; documents are shared, not copied. */
export interface History {
  readonly present: Workspace
  /** The newest last. */
  readonly past: readonly Step[]
  /** What was undone, the next to redo last. */
  readonly future: readonly Step[]
}

/** How many steps can be undone. */
export const longestPast = 500

/** The beginning of a history. */
export function beginHistory(present: Workspace): History {
  return { present, past: [], future: [] }
}

/** Does something that can be undone. What changes nothing leaves no step; a step after an undo forgets what could be redone. */
export function perform(history: History, name: EditName, next: Workspace, group: string | null = null): History {
  const { present, past } = history
  const keys = changedKeys(present, next)
  if (keys.length === 0) return history
  const changes = Object.fromEntries(
    keys.map((key) => [key, { before: present.documents[key] ?? null, after: next.documents[key] ?? null }]),
  ) as Step['changes']
  const last = past.at(-1)
  if (last !== undefined && group !== null && last.group === group) {
    return { present: next, past: [...past.slice(0, -1), joined(last, { name, changes, group })], future: [] }
  }
  return { present: next, past: [...past.slice(-longestPast + 1), { name, changes, group }], future: [] }
}

/** Ends a group: the next step of it is one of its own. */
export function endGroup(history: History): History {
  const last = history.past.at(-1)
  if (last === undefined || last.group === null) return history
  return { ...history, past: [...history.past.slice(0, -1), { ...last, group: null }] }
}

/** Undoes the newest step, exactly; the same history when there is none. */
export function undo(history: History): History {
  const step = history.past.at(-1)
  if (step === undefined) return history
  return {
    present: put(history.present, step, 'before'),
    past: history.past.slice(0, -1),
    future: [...history.future, { ...step, group: null }],
  }
}

/** Does again what was undone last; the same history when there is nothing. */
export function redo(history: History): History {
  const step = history.future.at(-1)
  if (step === undefined) return history
  return {
    present: put(history.present, step, 'after'),
    past: [...history.past, step],
    future: history.future.slice(0, -1),
  }
}

function put(workspace: Workspace, { changes }: Step, side: 'before' | 'after'): Workspace {
  const documents: Record<DocumentKey, EditedDocument> = { ...workspace.documents }
  for (const [key, change] of Object.entries(changes) as [DocumentKey, Step['changes'][DocumentKey]][]) {
    const document = change[side]
    if (document === null) delete documents[key]
    else documents[key] = document
  }
  return { ...workspace, documents }
}

function joined(first: Step, second: Step): Step {
  const changes = { ...first.changes }
  for (const [key, { before, after }] of Object.entries(second.changes) as [
    DocumentKey,
    Step['changes'][DocumentKey],
  ][]) {
    changes[key] = { before: changes[key] === undefined ? before : changes[key].before, after }
  }
  return { name: second.name, changes, group: second.group }
}
