import type { WaitNode } from '../../core/contract/flow.ts'
import type { ClockDefinition } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import type { SiteSetting, TeamSetting } from '../../core/contract/settings.ts'
import { writtenTests } from '../../model/rules/written-tests.ts'
import { flowIn, type Workspace } from '../workspace/workspace.ts'

/** Who counts by a calendar, as far as the open documents and the settings say. */
export interface CalendarUses {
  /** `isStandIn`: only for cases whose customer, team or site has no calendar of its own. */
  readonly clocks: readonly { readonly policy: string; readonly clock: ClockDefinition; readonly isStandIn: boolean }[]
  readonly waits: readonly WaitNode[]
  /** They ask whether it is open. */
  readonly rules: readonly RulesDocument[]
  readonly teams: readonly TeamSetting[]
  readonly sites: readonly SiteSetting[]
}

interface CalendarSettings {
  readonly teams: readonly TeamSetting[]
  readonly sites: readonly SiteSetting[]
}

/** Finds out who uses a calendar: clocks of the open policies, waits of the flow on the canvas, open rules, teams and sites. Pure. */
export function usesOfCalendar(workspace: Workspace, id: string, { teams, sites }: CalendarSettings): CalendarUses {
  const documents = Object.values(workspace.documents)
  const policies = documents.flatMap((one) => (one.kind === 'policy' ? [one] : []))
  const asksFor = (rules: RulesDocument) => writtenTests(rules).some(({ op, side }) => op === 'isOpen' && side === id)
  return {
    clocks: policies.flatMap((policy) =>
      policy.clocks.flatMap((clock) => {
        const { calendar } = clock
        const named = typeof calendar === 'string' ? calendar : calendar.else
        return named === id ? [{ policy: policy.id, clock, isStandIn: typeof calendar !== 'string' }] : []
      }),
    ),
    waits: flowIn(workspace).nodes.flatMap((node) => (node.kind === 'wait' && node.calendar === id ? [node] : [])),
    rules: documents.flatMap((one) => (one.kind === 'rules' && asksFor(one) ? [one] : [])),
    teams: teams.filter(({ calendar }) => calendar === id),
    sites: sites.filter(({ calendar }) => calendar === id),
  }
}

/** Whether the process on the canvas names a calendar itself: only then is it published with the process. */
export function isNamedByProcess({ clocks, waits }: CalendarUses, workspace: Workspace): boolean {
  const { policy } = flowIn(workspace)
  return waits.length > 0 || clocks.some((use) => use.policy === policy)
}
