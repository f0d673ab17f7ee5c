import { failInbox, finishInbox, type LeasedItem, leaseInbox } from '../store/inbox/inbox.ts'
import type { ActivityParts } from './activity-parts.ts'
import type { CaseGateway } from './case-gateway.ts'
import { type DispatchOptions, wokenBy } from './dispatch-jobs.ts'
import { errorLine, HopelessWork } from './jobs/outcome.ts'
import { resumeCase } from './resume-case.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

const leaseMs = 60_000
const itemsAtOnce = 20

export interface InboxOptions extends Pick<DispatchOptions, 'restMs' | 'onError'> {
  readonly onDead: (item: LeasedItem, error: string) => void
}

type InboxParts = Pick<ActivityParts, 'store' | 'now'> & { readonly gateway: CaseGateway }

/** Hands on to Temporal what was accepted while it was away: cases to start, and commands, those of one case in their order. */
export async function dispatchInbox(
  { store, now, gateway }: InboxParts,
  { restMs = 2_000, onError, onDead }: InboxOptions,
): Promise<WorkLoop> {
  const handOn = async (item: LeasedItem): Promise<void> => {
    try {
      await send({ store, now, gateway }, item)
      await finishInbox(store, item.id, item.attempt, now())
    } catch (error) {
      const line = errorLine(error)
      const mayRetry = !(error instanceof HopelessWork)
      const became = await failInbox(store, { id: item.id, attempt: item.attempt, error: line, now: now(), mayRetry })
      if (became === 'dead') onDead(item, line)
    }
  }
  const loop = startWorkLoop({
    restMs,
    onError,
    async turn() {
      const items = await leaseInbox(store, { limit: itemsAtOnce, leaseMs, now: now() })
      await Promise.all(items.map(handOn))
      return items.length > 0
    },
  })
  return wokenBy(loop, await store.listen('pledge_inbox', loop.wake))
}

async function send(parts: InboxParts, { caseId, payload, attempt }: LeasedItem): Promise<void> {
  const { gateway } = parts
  if (payload.kind === 'restored') {
    await resumeCase(parts, caseId, attempt)
    return
  }
  if (payload.kind === 'intake') {
    await gateway.start(caseId, payload.start)
    return
  }
  const outcome = await gateway.signal(caseId, { ...payload.envelope })
  if (outcome === 'over') throw new HopelessWork('http.case-over', { case: caseId })
}
