import type { WaitNode } from '../../core/contract/flow.ts'
import type { ClockDefinition } from '../../core/contract/policy.ts'
import type { SiteSetting, TeamSetting } from '../../core/contract/settings.ts'
import { flowIn, type Workspace } from '../workspace/workspace.ts'

/** Who counts by a calendar, as far as the open documents and the settings say. */
export interface CalendarUses {
  /** `isStandIn`: only for cases whose customer, team or site has no calendar of its own. */
  readonly clocks: readonly { readonly policy: string; readonly clock: ClockDefinition; readonly isStandIn: boolean }[]
  readonly waits: readonly WaitNode[]
  readonly teams: readonly TeamSetting[]
  readonly sites: readonly SiteSetting[]
}

interface CalendarSettings {
  readonly teams: readonly TeamSetting[]
  readonly sites: readonly SiteSetting[]
}

/** Finds out who uses a calendar: clocks of the open policies, waits of the flow on the canvas, teams and sites. Pure. */
export function usesOfCalendar(workspace: Workspace, id: string, { teams, sites }: CalendarSettings): CalendarUses {
  const policies = Object.values(workspace.documents).flatMap((one) => (one.kind === 'policy' ? [one] : []))
  return {
    clocks: policies.flatMap((policy) =>
      policy.clocks.flatMap((clock) => {
        const { calendar } = clock
        const named = typeof calendar === 'string' ? calendar : calendar.else
        return named === id ? [{ policy: policy.id, clock, isStandIn: typeof calendar !== 'string' }] : []
      }),
    ),
    waits: flowIn(workspace).nodes.flatMap((node) => (node.kind === 'wait' && node.calendar === id ? [node] : [])),
    teams: teams.filter(({ calendar }) => calendar === id),
    sites: sites.filter(({ calendar }) => calendar === id),
  }
}

/** Whether the process on the canvas names a calendar itself: only then is it published with the process. */
export function isNamedByProcess({ clocks, waits }: CalendarUses, workspace: Workspace): boolean {
  const { policy } = flowIn(workspace)
  return waits.length > 0 || clocks.some((use) => use.policy === policy)
}
