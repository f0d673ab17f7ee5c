import type { CaseState } from '../core/contract/state.ts'

/** The case for whose subflow a case runs, and what that waits under; null for a case of its own. The id of a child is its parent's and the ref. */
export function parentOf({
  id,
  links,
}: Pick<CaseState, 'id' | 'links'>): { readonly case: string; readonly ref: string } | null {
  const parent = links.find(({ to, as }) => as === 'parent' && id.startsWith(`${to}.`))?.to
  return parent === undefined ? null : { case: parent, ref: id.slice(parent.length + 1) }
}
