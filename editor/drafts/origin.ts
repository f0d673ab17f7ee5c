import type { EditedDocument } from '../workspace/workspace.ts'

/** Where a document of the workspace comes from, and what the server has of it. */
export interface Origin {
  /** The newest published version; null when there is none. */
  readonly published: { readonly version: number; readonly document: EditedDocument } | null
  /** The version that the draft began from; null for a document that was never published. */
  readonly basedOn: number | null
  /** The tag of one's own draft on the server; null without one. */
  readonly etag: string | null
  /** What the server has: the draft, else the published version; null for a document that it does not know. */
  readonly base: EditedDocument | null
}

/** The origin of a document that was made here. */
export const madeHere: Origin = { published: null, basedOn: null, etag: null, base: null }
