import type { BreachQuery } from '../api/api.ts'

const reviews = ['open', 'proposed', 'done'] as const

/** How far the review of a breach is: not begun, waiting for a second person, or done. */
export type ReviewState = (typeof reviews)[number]

/** How the list of breaches is narrowed, as it stands in the address. */
export interface BreachSearch {
  readonly review?: ReviewState
  readonly flow?: string
  readonly team?: string
}

/** Reads an address; whatever is not understood is dropped. */
export function readBreachSearch(search: Readonly<Record<string, unknown>>): BreachSearch {
  const text = (name: string) => {
    const value = Object.hasOwn(search, name) ? search[name] : undefined
    return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined
  }
  const review = reviews.find((known) => known === text('review'))
  const [flow, team] = [text('flow'), text('team')]
  return { ...(review ? { review } : {}), ...(flow ? { flow } : {}), ...(team ? { team } : {}) }
}

/** The list to ask for. */
export function breachQuery({ review, flow, team }: BreachSearch): BreachQuery {
  return { review, flow, team }
}
