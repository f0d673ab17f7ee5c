/** How much an issue weighs: an `error` forbids publishing, a `warning` and an `info` do not. */
export type Severity = 'error' | 'warning' | 'info'

/** What a text is filled with. A list is joined in the manner of the language. */
export type IssueParam = string | number | readonly string[]

export type IssueParams = Readonly<Record<string, IssueParam>>

/** One change of a document, as RFC 6902 (JSON Patch) writes it; `path` and `from` are JSON Pointers. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string }

/** The changes that would resolve an issue, in order. Applied to the document the issue was found in, and offered, never made unasked. */
export type Fix = readonly PatchOperation[]

/**
 * One thing that is wrong, or doubtful, in a document.
 * `code` stands in the catalogue and is never reused; `path` is a JSON Pointer (RFC 6901) into the document, `''` for the whole;
 * `message` is the sentence for `code` and `params`, in English unless it was asked for in another language.
 */
export interface Issue {
  readonly code: string
  readonly path: string
  readonly severity: Severity
  readonly params: IssueParams
  readonly message: string
  readonly fix?: Fix
}
