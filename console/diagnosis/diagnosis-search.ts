const views = ['factors', 'ways', 'together'] as const

/** What a diagnosis looks at: factors, ways and steps, or figures that move together. */
export type DiagnosisView = (typeof views)[number]

export const diagnosisViews: readonly DiagnosisView[] = views

/** How many days a diagnosis can look back. */
export const diagnosisDays = [30, 90, 180, 365, 730] as const

export type DiagnosisDays = (typeof diagnosisDays)[number]

export const usualDays = 90
/** Hours are told apart within so many days only. */
export const mostDaysByHour = 90

/** A diagnosis as it stands in the address, so that a link is a saved one. What is left out is as usual. */
export interface DiagnosisSearch {
  readonly view?: DiagnosisView
  readonly flow?: string
  readonly clock?: string
  readonly days?: DiagnosisDays
  readonly team?: string
  readonly channel?: string
  readonly span?: 'hour'
}

const longest = 200

/** Reads an address; whatever is not understood is dropped. */
export function readDiagnosisSearch(search: Readonly<Record<string, unknown>>): DiagnosisSearch {
  const text = (name: string) => {
    const value = Object.hasOwn(search, name) ? search[name] : undefined
    return (typeof value === 'string' || typeof value === 'number') && value !== ''
      ? String(value).slice(0, longest)
      : undefined
  }
  const view = views.find((known) => known === text('view'))
  const days = diagnosisDays.find((known) => String(known) === text('days'))
  const [flow, clock, team, channel] = [text('flow'), text('clock'), text('team'), text('channel')]
  return {
    ...(view && view !== 'factors' ? { view } : {}),
    ...(flow ? { flow } : {}),
    ...(clock ? { clock } : {}),
    ...(days && days !== usualDays ? { days } : {}),
    ...(team ? { team } : {}),
    ...(channel ? { channel } : {}),
    ...(text('span') === 'hour' ? { span: 'hour' } : {}),
  }
}
