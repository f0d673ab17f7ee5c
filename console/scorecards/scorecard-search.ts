import { type ScorecardComponent, scorecardComponents } from '../../core/contract/wire-scorecards.ts'

export const scorecardViews = ['mine', 'team', 'people', 'audits', 'cards', 'calibration', 'weights'] as const

export type ScorecardView = (typeof scorecardViews)[number]

export const auditFilters = ['mine', 'open', 'appealed', 'done', 'all', 'aboutMe'] as const

export type AuditFilter = (typeof auditFilters)[number]

/** What the page shows, as it stands in the address. */
export interface ScorecardSearch {
  readonly view?: ScorecardView
  readonly quarter?: string
  /** The person or team whose card is open. */
  readonly id?: string
  readonly team?: string
  /** The figure whose cases are shown. */
  readonly figure?: ScorecardComponent
  readonly audits?: AuditFilter
  /** The audit that is open. */
  readonly audit?: string
  readonly calibration?: string
}

/** Reads an address; whatever is not understood is dropped. */
export function readScorecardSearch(search: Readonly<Record<string, unknown>>): ScorecardSearch {
  const text = (name: string) => {
    const value = Object.hasOwn(search, name) ? search[name] : undefined
    return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined
  }
  const view = scorecardViews.find((known) => known === text('view'))
  const figure = scorecardComponents.find((known) => known === text('figure'))
  const audits = auditFilters.find((known) => known === text('audits'))
  const quarter = /^\d{4}Q[1-4]$/.exec(text('quarter') ?? '')?.[0]
  const [id, team, audit, calibration] = [text('id'), text('team'), text('audit'), text('calibration')]
  return {
    ...(view ? { view } : {}),
    ...(quarter ? { quarter } : {}),
    ...(id ? { id } : {}),
    ...(team ? { team } : {}),
    ...(figure ? { figure } : {}),
    ...(audits ? { audits } : {}),
    ...(audit ? { audit } : {}),
    ...(calibration ? { calibration } : {}),
  }
}
