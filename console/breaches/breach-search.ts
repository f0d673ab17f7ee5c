import type { BreachQuery } from '../../sdk/breaches.ts'
import type { ReasonReportQuery } from '../../sdk/review.ts'

const views = ['desk', 'reasons', 'retrospectives', 'actions'] as const
const reviews = ['open', 'proposed', 'done', 'all'] as const
const sorts = ['oldest', 'newest', 'worst'] as const
const periods = ['7', '30', '90', '365'] as const

export type BreachView = (typeof views)[number]

/** How far the review of a breach is: to be judged, waiting for a second person, done, or any of these. */
export type ReviewState = (typeof reviews)[number]

export type BreachSort = (typeof sorts)[number]

/** What is looked at, and how it is narrowed, as it stands in the address. What is left out is as usual: the desk, what is to be judged, the oldest first. */
export interface BreachSearch {
  readonly view?: BreachView
  readonly review?: ReviewState
  readonly sort?: BreachSort
  readonly flow?: string
  readonly clock?: string
  readonly team?: string
  readonly assignee?: string
  readonly node?: string
  readonly responsibleTeam?: string
  readonly priority?: string
  readonly reason?: string
  readonly judge?: string
  readonly contested?: boolean
  readonly overdue?: boolean
  readonly excluded?: 'yes' | 'no'
  /** The last so many days. */
  readonly days?: (typeof periods)[number]
  /** Instants; `to` is exclusive. They count instead of `days`. */
  readonly from?: string
  readonly to?: string
  /** The breach that is looked at. */
  readonly breach?: string
  readonly level?: '1' | '2'
  readonly by?: 'team' | 'node' | 'flow'
  readonly counting?: 'all' | 'counted'
  readonly weigh?: 'count' | 'time'
  /** Which actions: mine as usual. */
  readonly actions?: 'mine' | 'late' | 'all'
}

export const breachViews = views
export const reviewStates = reviews
export const breachSorts = sorts
export const breachPeriods = periods

const texts = [
  'flow',
  'clock',
  'team',
  'assignee',
  'node',
  'responsibleTeam',
  'priority',
  'reason',
  'judge',
  'breach',
] as const

/** The filters of the list, which the Pareto of reasons shares; what else stands in an address chooses what is shown of it. */
export const narrowing = [...texts.slice(0, -1), 'contested', 'overdue', 'excluded', 'days', 'from', 'to'] as const

/** Reads an address; whatever is not understood is dropped. */
export function readBreachSearch(search: Readonly<Record<string, unknown>>): BreachSearch {
  const text = (name: string) => {
    const value = Object.hasOwn(search, name) ? search[name] : undefined
    return typeof value === 'string' && value !== '' ? value.slice(0, 1000) : undefined
  }
  const one = <T extends string>(name: string, known: readonly T[]) => known.find((value) => value === text(name))
  const isOn = (name: string) =>
    Object.hasOwn(search, name) ? String(search[name]) === 'true' || undefined : undefined
  const instant = (name: string) => (Number.isNaN(Date.parse(text(name) ?? '')) ? undefined : text(name))
  const found = {
    view: one('view', views),
    review: one('review', reviews),
    sort: one('sort', sorts),
    ...Object.fromEntries(texts.map((name) => [name, text(name)])),
    contested: isOn('contested'),
    overdue: isOn('overdue'),
    excluded: one('excluded', ['yes', 'no']),
    days: one('days', periods),
    from: instant('from'),
    to: instant('to'),
    level: one('level', ['1', '2']),
    by: one('by', ['team', 'node', 'flow']),
    counting: one('counting', ['all', 'counted']),
    weigh: one('weigh', ['count', 'time']),
    actions: one('actions', ['mine', 'late', 'all']),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** The list to ask for, at an instant of which only the day counts. */
export function breachQuery(search: BreachSearch, at: number): BreachQuery {
  const { review = 'open', sort = 'oldest', reason, judge, overdue } = search
  return {
    ...commonQuery(search, at),
    ...(review === 'all' ? {} : { review }),
    ...(reason === undefined ? {} : { reason }),
    ...(judge === undefined ? {} : { judge }),
    ...(overdue === true ? { overdue: true } : {}),
    sort,
  }
}

/** The Pareto to ask for; 30 days as usual. */
export function reasonQuery(search: BreachSearch, at: number): ReasonReportQuery {
  const { level = '1', by, counting = 'all', weigh = 'count', days = '30' } = search
  return {
    ...commonQuery({ ...search, days }, at),
    level: level === '2' ? 2 : 1,
    counting,
    weigh,
    ...(by === undefined ? {} : { by }),
  }
}

const dayMs = 86_400_000

function commonQuery(search: BreachSearch, at: number) {
  const { flow, clock, team, assignee, node, responsibleTeam, priority, contested, excluded, days, from, to } = search
  const midnight = new Date(at).setHours(24, 0, 0, 0)
  const since = from ?? (days === undefined ? undefined : new Date(midnight - Number(days) * dayMs).toISOString())
  const until = to ?? (days === undefined || from !== undefined ? undefined : new Date(midnight).toISOString())
  return Object.fromEntries(
    Object.entries({
      flow,
      clock,
      team,
      assignee,
      node,
      responsibleTeam,
      priority,
      contested,
      excluded: excluded === undefined ? undefined : excluded === 'yes',
      from: since,
      to: until,
    }).filter(([, value]) => value !== undefined),
  )
}
