import { useMemo } from 'react'
import type { WireProposal } from '../../core/contract/wire-publication.ts'
import type { Documents } from '../../sdk/documents.ts'
import { namedKeys } from '../drafts/open-flow.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import { useLoaded } from '../workspace/use-loaded.ts'
import { keyOf } from '../workspace/workspace.ts'
import { proposalsOf } from './proposals-of.ts'

/** What of the process, or of what it uses, was sent to a second person; none until it is known. `key` asks anew. */
export function useProposals(
  documents: Pick<Documents, 'proposals'>,
  user: string,
  key: string,
): { readonly proposals: readonly WireProposal[]; readonly retry: () => void } {
  const present = useDesigner(({ history }) => history.present)
  const { value, retry } = useLoaded(() => documents.proposals(), key)
  const proposals = useMemo(
    () => proposalsOf(value?.items ?? [], [keyOf('flow', present.flow), ...namedKeys(present)], user),
    [value, present, user],
  )
  return { proposals, retry }
}
