import type { ProblemCode } from '../../../core/catalogue/index.ts'
import type { SoundDocument } from './sound.ts'

/** Stands for a field or an entry that is taken out. */
export const gone = Symbol('gone')

/** What an issue is shown by. */
export type Example =
  /** A sound document with places changed: JSON Pointers to what stands there instead; `-` adds an entry. */
  | { readonly kind: 'change'; readonly of: SoundDocument; readonly to: Readonly<Record<string, unknown>> }
  /** A whole file. */
  | { readonly kind: 'file'; readonly text: string; readonly form: 'json' | 'yaml' }
  /** Files that are given together, and nothing else. */
  | { readonly kind: 'alone'; readonly of: SoundDocument }
  /** What no file of a few lines can show. */
  | { readonly kind: 'told'; readonly words: string }
  /** Rules of json-rules-engine that are imported. */
  | { readonly kind: 'import'; readonly rules: unknown }
  /** A sound rule set with places changed that is exported to json-rules-engine. */
  | { readonly kind: 'export'; readonly of: 'list' | 'table'; readonly to: Readonly<Record<string, unknown>> }

/** The areas of the catalogue whose problems are found in documents. */
export type IssueArea =
  | 'calendar'
  | 'document'
  | 'fact'
  | 'flow'
  | 'policy'
  | 'profile'
  | 'reference'
  | 'rules'
  | 'scenario'
  | 'settings'

/** Problems of these areas that no document has: they are answers to a question about one. */
export type AnswerCode =
  | 'calendar.due-after-coverage'
  | 'calendar.never-due'
  | 'calendar.instant-out-of-range'
  | 'calendar.no-such-date'
  | Extract<ProblemCode, `calendar.import-${string}`>
  | 'rules.calendar-not-given'
  | 'rules.default-calendar-not-given'
  | 'rules.facts-not-an-object'

/** The codes that issues of documents have. */
export type IssueCode = Exclude<Extract<ProblemCode, `${IssueArea}.${string}`>, AnswerCode>

/** The issue codes of one area. */
export type CodesOf<A extends IssueArea> = Extract<IssueCode, `${A}.${string}`>

/** The examples of one area: each of its codes has one. */
export type Examples<A extends IssueArea> = { readonly [C in CodesOf<A>]: Example }

/** A sound document with places changed. */
export function change(of: SoundDocument, to: Readonly<Record<string, unknown>>): Example {
  return { kind: 'change', of, to }
}

/** A sound flow with a node put between the task and the wait; `ways` are its edges to the wait. */
export function withNode(node: Readonly<Record<string, unknown>>, ...ways: readonly string[]): Example {
  const added = { id: 'step', stage: 'work', ...node }
  const edges = ways.map((on, index) => [`/edges/${6 + index}`, { from: 'step', to: 'rest', on }] as const)
  return change('flow', { '/nodes/-': added, '/edges/4/to': 'step', ...Object.fromEntries(edges) })
}
