import type { Fix, Severity } from '../../core/contract/issue.ts'
import type { DocumentKey } from '../workspace/workspace.ts'

/** The part of the documents that a problem is about, as far as it can be shown. */
export type ProblemPlace =
  | { readonly kind: 'node' | 'edge' | 'stage' | 'fact' | 'note'; readonly id: string }
  | { readonly kind: 'clock'; readonly policy: string; readonly id: string }
  | { readonly kind: 'row'; readonly rules: string; readonly id: string }
  | { readonly kind: 'document'; readonly key: DocumentKey }

/** What is wrong or doubtful in a document of the designer. */
export interface Problem {
  /** Tells problems apart; the same as long as it is the same problem. */
  readonly id: string
  readonly document: DocumentKey
  readonly code: string
  /** Where in the document, as a JSON pointer. */
  readonly path: string
  readonly severity: Severity
  /** The sentence, in the language of the page. */
  readonly message: string
  readonly place: ProblemPlace
  /** The nodes of the flow that it concerns: the one it is about, where an edge begins, the decisions that ask a rule set. */
  readonly nodes: readonly string[]
  /** What would mend it, and that in a few words; null where nothing is known to. */
  readonly fix: { readonly changes: Fix; readonly text: string } | null
}
