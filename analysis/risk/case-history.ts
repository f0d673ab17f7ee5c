import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { ClockState } from '../../core/contract/state.ts'

/** The facts of a case that forecasts look at; `business` is the kind of business. */
export const watchedFacts = ['category', 'business', 'priority', 'customer.tier'] as const

export type WatchedFact = (typeof watchedFacts)[number]

/** The entries of a timeline that forecasts look at. */
export const watchedEvents = [
  'caseCreated',
  'assigned',
  'nodeEntered',
  'nodeLeft',
  'factChanged',
  'waitStarted',
  'waitEnded',
  'resolved',
  'reopened',
  'closed',
  'cancelled',
] as const

/** Something that happened to a case: what the names in it mean stands in the timeline's own entries. */
export interface Happening {
  readonly at: number
  readonly event: (typeof watchedEvents)[number]
  readonly team?: string | null
  readonly assignee?: string | null
  readonly node?: string
  readonly fact?: string
  readonly is?: unknown
  readonly facts?: Readonly<Partial<Record<WatchedFact, unknown>>>
  readonly reason?: string
}

/** A case as it was recorded, as far as forecasts look at it. `happenings` stand in the order of the timeline. */
export interface CaseHistory {
  readonly id: string
  readonly flow: string
  readonly channel: string | null
  readonly createdAt: number
  readonly happenings: readonly Happening[]
  readonly clocks: readonly Pick<ClockState, 'id' | 'instances'>[]
}

/** The newest version of each calendar, by id. */
export type Calendars = ReadonlyMap<string, CompiledCalendar>

/** Where a case stood at an instant. */
export interface Standing {
  readonly team: string | null
  readonly assignee: string | null
  /** The step that was entered last of those not left; null between steps. */
  readonly node: string | null
  readonly nodeSinceAt: number
  readonly isWaiting: boolean
  readonly reopened: boolean
  readonly business: string | null
  readonly priority: string | null
  readonly tier: string | null
}

/** Where a case stood at an instant, by what had happened until then and nothing later; null before it came in and while it is not open. Pure. */
export function standingAt(history: CaseHistory, at: number): Standing | null {
  if (at < history.createdAt) return null
  let team: string | null = null
  let assignee: string | null = null
  let isOpen = true
  let reopened = false
  const nodes = new Map<string, number>()
  const waits = new Set<string>()
  const facts = new Map<string, unknown>()
  for (const each of history.happenings) {
    if (each.at > at) break
    switch (each.event) {
      case 'caseCreated':
        for (const fact of watchedFacts) if (each.facts?.[fact] != null) facts.set(fact, each.facts[fact])
        break
      case 'factChanged':
        facts.set(each.fact ?? '', each.is)
        break
      case 'assigned':
        team = each.team ?? null
        assignee = each.assignee ?? null
        break
      case 'nodeEntered':
        nodes.set(each.node ?? '', each.at)
        break
      case 'nodeLeft':
        nodes.delete(each.node ?? '')
        break
      case 'waitStarted':
        waits.add(each.reason ?? '')
        break
      case 'waitEnded':
        waits.delete(each.reason ?? '')
        break
      case 'reopened':
        reopened = true
        isOpen = true
        break
      default:
        isOpen = false
    }
  }
  if (!isOpen) return null
  const [node, nodeSinceAt] = [...nodes].at(-1) ?? [null, history.createdAt]
  const text = (...names: readonly WatchedFact[]) => {
    const found = names.map((name) => facts.get(name)).find((value) => value !== null && value !== undefined)
    return typeof found === 'string' ? found : null
  }
  return {
    team,
    assignee,
    node,
    nodeSinceAt,
    isWaiting: waits.size > 0,
    reopened,
    business: text('category', 'business'),
    priority: text('priority'),
    tier: text('customer.tier'),
  }
}
