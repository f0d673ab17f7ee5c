import type { DocumentKind } from '../../core/contract/document.ts'
import type { Sql } from '../store.ts'

/** Where the plan of a case says which version of a document it was made from; `$1` is the document's id. */
const versionInPlan = {
  policy: `case when p.plan->'policy'->>'id' = $1 then (p.plan->'policy'->>'version')::integer end`,
  rules: `(p.plan->'rules'->$1::text->>'version')::integer`,
} as const

/**
 * How many cases that are not finished go by each version of a document; versions that no case goes by are left out. By a calendar
 * goes a case that counts by it, in the newest version that has reached it. No case goes by a scenario.
 */
export async function runningByVersion(sql: Sql, kind: DocumentKind, id: string): Promise<ReadonlyMap<number, number>> {
  const query = queryOf(kind)
  if (query === null) return new Map()
  const rows = await sql.query<{ version: number; running: number }>(query, [id])
  return new Map(rows.map(({ version, running }) => [version, running]))
}

function queryOf(kind: DocumentKind): string | null {
  switch (kind) {
    case 'scenario':
      return null
    case 'flow':
      return `select c.flow_version as version, count(*) as running from cases c
        where c.flow = $1 and not c.is_finished and c.flow_version is not null group by 1`
    case 'policy':
    case 'rules':
      // Plans are large and few, cases many: each plan is opened once.
      return `select v.version, sum(v.running)::integer as running from (
          select ${versionInPlan[kind]} as version, c.running
          from (select plan_hash, count(*) as running from cases where not is_finished group by 1) c
            join plans p on p.hash = c.plan_hash) v
        where v.version is not null group by 1`
    case 'calendar':
      return `with planned as (
          select p.hash, (p.plan->'calendars'->$1::text->>'version')::integer as version from plans p
          where p.hash in (select plan_hash from cases where not is_finished))
        select v.version, count(*) as running from (
          select greatest(
            (select p.version from planned p where p.hash = c.plan_hash),
            (select max((k.value->>'version')::integer) from jsonb_each(c.state->'calendars') k
             where split_part(k.key, '@', 1) = $1)) as version
          from cases c where not c.is_finished) v
        where v.version is not null group by 1`
  }
}
