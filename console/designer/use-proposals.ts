import { useQuery } from '@tanstack/react-query'
import type { WireProposal } from '../../core/contract/wire-publication.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useLiveState } from '../shell/live-updates.tsx'
import { useCan, useSession } from '../sign-in/use-session.ts'

const askedAgainMs = 60_000

/** What waits for a second person, the newest first; events keep it true, and it is asked for now and then where none come. */
export function useOpenProposals() {
  const pledge = usePledge()
  const can = useCan()
  const isLive = useLiveState() === 'live'
  return useQuery({
    queryKey: queryKeys.openProposals,
    queryFn: () => pledge.documents.proposals({ state: 'open' }),
    enabled: can('documents.read'),
    refetchInterval: isLive ? false : askedAgainMs,
  })
}

/** How many proposals whoever is signed in may decide on. */
export function useProposalsToDecide(): number {
  return useOpenProposals().data?.items.filter(({ mayDecide }) => mayDecide).length ?? 0
}

/** The open proposals that concern whoever is signed in: those to decide on, then their own, then the others. Pure in its sorting. */
export function useSortedProposals(): readonly WireProposal[] {
  const { user } = useSession()
  const items = useOpenProposals().data?.items ?? []
  const rank = ({ mayDecide, author }: WireProposal) => (mayDecide ? 0 : author === user.id ? 1 : 2)
  return [...items].sort((one, other) => rank(one) - rank(other))
}
