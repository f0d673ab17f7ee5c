import type { CaseQuery } from '../api/api.ts'

const states = ['open', 'waiting', 'resolved', 'closed', 'all'] as const

/** `open` is whatever still has work in it, waiting or not. */
export type CaseState = (typeof states)[number]

/** How the list of cases is narrowed, as it stands in the address. What is left out does not narrow; `state` is then `open`. */
export interface CaseSearch {
  readonly state?: CaseState
  readonly flow?: string
  /** The step of the process in which the case stands. */
  readonly node?: string
  readonly team?: string
  readonly assignee?: string
  readonly late?: boolean
  /** Due within so many minutes, and not late yet. */
  readonly due?: string
  readonly q?: string
}

const longest = 200

/** Reads an address; whatever is not understood is dropped. */
export function readCaseSearch(search: Readonly<Record<string, unknown>>): CaseSearch {
  const text = (name: string) => {
    const value = Object.hasOwn(search, name) ? search[name] : undefined
    return typeof value === 'string' && value.trim() !== '' ? value.slice(0, longest) : undefined
  }
  const state = states.find((known) => known === text('state'))
  const [flow, node, team, assignee, q] = [text('flow'), text('node'), text('team'), text('assignee'), text('q')]
  const isLate = Object.hasOwn(search, 'late') && (search['late'] === true || search['late'] === 'true')
  const due = text('due')
  return {
    ...(state && state !== 'open' ? { state } : {}),
    ...(flow ? { flow } : {}),
    ...(flow && node ? { node } : {}),
    ...(team ? { team } : {}),
    ...(assignee ? { assignee } : {}),
    ...(isLate ? { late: true } : due !== undefined && /^[1-9]\d{0,4}$/.test(due) ? { due } : {}),
    ...(q ? { q } : {}),
  }
}

/** The list to ask for: what is due first on top; of closed cases, which are due no more, the newest. */
export function caseQuery(search: CaseSearch): CaseQuery {
  const { state = 'open', flow, node, team, assignee, late, due, q } = search
  return {
    state:
      state === 'open' ? 'open,waiting' : state === 'closed' ? 'closed,cancelled' : state === 'all' ? undefined : state,
    flow,
    node,
    team,
    assignee,
    late: due === undefined ? late : false,
    dueWithin: due,
    q: q?.trim(),
    sort: state === 'closed' ? '-updatedAt' : 'nextDue',
  }
}

/** Whether anything but the default narrows the list. */
export function isNarrowed(search: CaseSearch): boolean {
  return Object.keys(search).length > 0
}
