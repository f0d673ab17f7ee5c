import { ProblemError } from '../../core/contract/problem-error.ts'
import type { SamplingRule } from '../../core/contract/wire-quality.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Transaction } from '../store.ts'

/** A sampling rule as it is kept, with what its last run came to. */
export interface RuleRow {
  readonly rule: SamplingRule
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly lastPeriod: string | null
  readonly candidates: number | null
  readonly taken: number | null
}

const select = `
  select r.rule, r.version, r.created_at as "createdAt", r.updated_at as "updatedAt", l.period as "lastPeriod",
    l.candidates, l.taken
  from quality_rules r left join lateral (
    select period, candidates, taken from quality_runs where rule_id = r.id order by to_at desc limit 1) l on true`

/** Every rule, by id. */
export function listRules(sql: Sql): Promise<RuleRow[]> {
  return sql.query<RuleRow>(`${select} order by r.id limit 500`)
}

export async function getRule(sql: Sql, id: string): Promise<RuleRow | null> {
  const [row] = await sql.query<RuleRow>(`${select} where r.id = $1`, [id])
  return row ?? null
}

/** Keeps a rule. Throws `quality.changed-meanwhile` unless it is still the version it was made from (0: there is none yet). */
export async function saveRule(
  tx: Transaction,
  save: { readonly rule: SamplingRule; readonly basedOn: number; readonly by: string; readonly at: number },
): Promise<RuleRow> {
  const { rule, basedOn, by, at } = save
  const rows =
    basedOn === 0
      ? await tx.query(
          `insert into quality_rules (id, rule, is_active, version, created_at, updated_at, updated_by)
           values ($1, $2::jsonb, $3, 1, $4, $4, $5) on conflict do nothing returning id`,
          [rule.id, storableJson(rule), rule.isActive, at, by],
        )
      : await tx.query(
          `update quality_rules set rule = $2::jsonb, is_active = $3, version = version + 1, updated_at = $4, updated_by = $5
           where id = $1 and version = $6 returning id`,
          [rule.id, storableJson(rule), rule.isActive, at, by, basedOn],
        )
  const kept = rows.length === 0 ? null : await getRule(tx, rule.id)
  if (kept === null) throw new ProblemError('quality.changed-meanwhile', { id: rule.id })
  return kept
}

/** Takes a rule away; what it has drawn stays. False when there was none. */
export async function deleteRule(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.query('delete from quality_rules where id = $1 returning id', [id])).length > 0
}
