import type { ScorecardHouse, ScorecardRules } from '../../core/contract/wire-scorecards.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Transaction } from '../store.ts'

/** A set of weights and targets, and from which quarter on it counts. */
export interface RulesRow {
  readonly scope: string
  readonly from: string
  readonly rules: ScorecardRules
  /** Of the scope `all` only. */
  readonly house: ScorecardHouse | null
  readonly savedBy: string | null
  readonly savedAt: number
}

const columns = `scope, from_quarter as "from", rules->'rules' as rules, rules->'house' as house, saved_by as "savedBy",
  saved_at as "savedAt"`

/** Every set that was ever kept, by scope, the oldest first; at most 2,000. */
export function listScorecardRules(sql: Sql): Promise<RulesRow[]> {
  return sql.query<RulesRow>(`select ${columns} from scorecard_rules order by scope, from_quarter limit 2000`)
}

/** Keeps a set; the one of the same scope and quarter gives way. */
export async function saveScorecardRules(tx: Transaction, row: RulesRow): Promise<void> {
  const { scope, from, rules, house, savedBy, savedAt } = row
  await tx.query(
    `insert into scorecard_rules (scope, from_quarter, rules, saved_by, saved_at) values ($1, $2, $3::jsonb, $4, $5)
     on conflict (scope, from_quarter) do update set rules = excluded.rules, saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
    [scope, from, storableJson({ rules, house }), savedBy, savedAt],
  )
}

/** Whether people see the cases and figures of their own teams alone, as the house says; every request of theirs asks. */
export async function houseLimitsTeams(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ visibility: string | null }>(
    `select rules->'house'->>'visibility' as visibility from scorecard_rules where scope = 'all' order by from_quarter desc limit 1`,
  )
  return row?.visibility === 'ownTeams'
}

/** What counts for the whole house; without a word of it, the zone of the first calendar, else UTC. */
export async function houseOf(sql: Sql): Promise<ScorecardHouse> {
  const [row] = await sql.query<{ house: ScorecardHouse | null }>(
    `select rules->'house' as house from scorecard_rules where scope = 'all' order by from_quarter desc limit 1`,
  )
  if (row?.house) return row.house
  const [calendar] = await sql.query<{ zone: string }>(
    `select document->>'timeZone' as zone from document_versions where kind = 'calendar' order by id, version desc limit 1`,
  )
  return { zone: calendar?.zone ?? 'UTC', visibility: 'all' }
}
