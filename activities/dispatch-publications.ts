import { openPublications } from '../store/documents/reach-targets.ts'
import type { ActivityParts } from './activity-parts.ts'
import type { CaseGateway } from './case-gateway.ts'
import { type DispatchOptions, wokenBy } from './dispatch-jobs.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

/** Sees to it that every publication that running cases have to hear of is brought to them, also one whose start was lost. */
export async function dispatchPublications(
  { store, gateway }: Pick<ActivityParts, 'store'> & { readonly gateway: CaseGateway },
  { restMs = 30_000, onError }: Pick<DispatchOptions, 'restMs' | 'onError'>,
): Promise<WorkLoop> {
  const loop = startWorkLoop({
    restMs,
    onError,
    async turn() {
      for (const publication of await openPublications(store)) await gateway.startPublication(publication)
      return false
    },
  })
  return wokenBy(loop, await store.listen('pledge_publications', loop.wake))
}
