import type { WireProposal } from '../../core/contract/wire-publication.ts'

/**
 * The proposals of which somebody should know who works on some documents: those that wait, and the last one of their own if it came
 * back. Pure; `proposals` has the newest first.
 */
export function proposalsOf(
  proposals: readonly WireProposal[],
  keys: readonly string[],
  user: string,
): readonly WireProposal[] {
  const about = proposals.filter(({ documents }) => documents.some(({ kind, id }) => keys.includes(`${kind}/${id}`)))
  const newest = about.find(({ author }) => author === user)
  return about.filter(({ state, id }) => state === 'open' || (state === 'rejected' && id === newest?.id))
}
