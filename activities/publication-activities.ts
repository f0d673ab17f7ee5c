import type { PublicationActivities } from '../core/contract/activities.ts'
import type { PublishedSignal } from '../core/contract/temporal.ts'
import {
  type CaseToReach,
  casesToReach,
  endReach,
  enrolCases,
  markSent,
  settleSent,
} from '../store/documents/reach-cases.ts'
import type { ActivityParts } from './activity-parts.ts'
import type { CaseGateway } from './case-gateway.ts'

/** A case that was told has this long to show it before it is told again. */
const patienceMs = 600_000
const sendsAtOnce = 20

/** What brings a publication to running cases. A case takes the same one once, so all of it may be repeated. */
export function makePublicationActivities({
  store,
  now,
  gateway,
}: Pick<ActivityParts, 'store' | 'now'> & { readonly gateway: CaseGateway }): PublicationActivities {
  return {
    enrolCases: (publication) => enrolCases(store, publication),
    async deliverPublication({ publication, limit }) {
      const cases = await casesToReach(store, publication, limit)
      for (const group of groupsOf(byCase(cases), sendsAtOnce)) {
        const sent = (await Promise.all(group.map((messages) => sendAll(gateway, messages)))).flat()
        await markSent(store, publication, sent, now())
      }
      return cases.length
    },
    settlePublication: (publication) => settleSent(store, publication, now() - patienceMs),
    endPublication: (publication) => endReach(store, publication, now()),
  }
}

/** To one case its plan goes first and then its calendars, so what comes twice is counted by the plan's own. */
async function sendAll(gateway: CaseGateway, messages: readonly CaseToReach[]) {
  const sent: (CaseToReach & { readonly outcome: 'sent' | 'over' })[] = []
  for (const message of messages) {
    sent.push({ ...message, outcome: await gateway.signal(message.caseId, signalOf(message)) })
  }
  return sent
}

function signalOf({ kind, at, target, version, hash, place, mapping }: CaseToReach): PublishedSignal {
  if (kind === 'plan' && hash !== null && place !== null) return { kind: 'planPublished', at, hash, place, mapping }
  if (kind === 'calendar' && version !== null) return { kind: 'calendarPublished', at, id: target, version }
  throw new Error(`nothing says which ${kind} ${target} was published`)
}

function byCase(cases: readonly CaseToReach[]): readonly (readonly CaseToReach[])[] {
  const groups = new Map<string, CaseToReach[]>()
  for (const each of cases) groups.set(each.caseId, [...(groups.get(each.caseId) ?? []), each])
  return [...groups.values()]
}

function groupsOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
