import { documentKinds } from '../../core/contract/document.ts'
import { partsOf } from '../drafts/open-flow.ts'
import type { DocumentKey } from '../workspace/workspace.ts'

/** One's own draft, or a version. */
export type Side = 'draft' | number

/** What the view of versions is about: a document, what is shown of it, and what that is held against. */
export interface Compared {
  readonly key: DocumentKey
  /** Null for the first look: the draft where it differs, else the newest version. */
  readonly shown: Side | null
  /** `none` shows it as it is; null holds it against what was before it. */
  readonly against: Side | 'none' | null
}

const written = /^([a-z]+\/[a-z0-9-]{1,64})(?:@(draft|\d{1,9})(?::(draft|none|\d{1,9}))?)?$/

/** Reads the address of a comparison: `flow/complaint@4:2`. Null for what is none. Pure. */
export function readCompared(at: string | null): Compared | null {
  const [, key = '', shown, against] = written.exec(at ?? '') ?? []
  const kind = documentKinds.find((known) => key.startsWith(`${known}/`))
  if (kind === undefined) return null
  return {
    key: key as DocumentKey,
    shown: shown === undefined ? null : sideOf(shown),
    against: against === undefined ? null : against === 'none' ? 'none' : sideOf(against),
  }
}

/** The address of a comparison; what `readCompared` reads. Pure. */
export function writeCompared({ key, shown, against }: Compared): string {
  if (shown === null) return key
  return against === null ? `${key}@${shown}` : `${key}@${shown}:${against}`
}

function sideOf(text: string): Side {
  return text === 'draft' ? 'draft' : Number(text)
}

/** What is shown when nobody chose: the draft where it differs, else the newest version; null for a document without either. Pure. */
export function firstShown(versions: readonly number[], hasDraft: boolean): Side | null {
  return hasDraft ? 'draft' : (versions[0] ?? null)
}

/**
 * What a side is held against when nobody chose: a version against the one before it, the draft against the version that it began
 * from, else the newest. Null for the first of all. `versions` has the newest first. Pure.
 */
export function sideBefore(side: Side, versions: readonly number[], basedOn: number | null): Side | null {
  if (side === 'draft') return versions.find((version) => version === basedOn) ?? versions[0] ?? null
  return versions.find((version) => version < side) ?? null
}

/** Whether a document is the flow on the canvas. Pure. */
export function isFlowKey(key: DocumentKey, flow: string): boolean {
  const [kind, id] = partsOf(key)
  return kind === 'flow' && id === flow
}
