import type { StaffedHour, StaffingGap } from './staffing.ts'

/** What is kept of the staffing. */
export interface KeptStaffing {
  readonly teams: readonly {
    readonly team: string
    readonly zone: string
    readonly workMs: number | null
    readonly workFrom: number
    readonly within: number
    readonly share: number
    readonly plannedBy: 'members' | 'capacity' | 'unknown'
    readonly hours: readonly StaffedHour[]
  }[]
  readonly gaps: readonly StaffingGap[]
}
