import type { ScorecardRules } from '../../core/contract/wire-scorecards.ts'
import { defaultScorecardRules } from '../../core/scorecards/default-rules.ts'
import type { RulesRow } from '../../store/scorecards/rules.ts'

/**
 * The weights and targets that count for somebody in a quarter: those of one of their teams, else of one of their roles, else of all, each
 * as the newest set said that counts from that quarter or an earlier one; else the defaults. Pure.
 */
export function rulesFor(
  rows: readonly RulesRow[],
  who: { readonly teams: readonly string[]; readonly roles: readonly string[] },
  quarter: string,
): ScorecardRules {
  const scopes = [...who.teams.map((team) => `team:${team}`), ...who.roles.map((role) => `role:${role}`), 'all']
  for (const scope of scopes) {
    const valid = rows.filter((row) => row.scope === scope && row.from <= quarter)
    const newest = valid.reduce<RulesRow | null>(
      (best, row) => (best === null || row.from > best.from ? row : best),
      null,
    )
    if (newest !== null) return newest.rules
  }
  return defaultScorecardRules
}
