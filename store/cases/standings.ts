import type { Standing } from '../../core/step/standing.ts'
import type { Sql } from '../store.ts'

/** Running cases of a flow that follow the same plan and stand in the same nodes. */
export interface StandingCount extends Standing {
  readonly hash: string
  readonly version: number | null
  readonly cases: number
}

/** Where the running cases of a flow stand, those that follow the plan `exceptHash` left out. */
export function standingsOf(sql: Sql, flow: string, exceptHash: string): Promise<StandingCount[]> {
  return sql.query<StandingCount>(
    `select c.plan_hash as hash, c.flow_version as version,
       jsonb_path_query_array(c.state, '$.tokens[*].node') as nodes,
       (select coalesce(
          jsonb_agg(jsonb_build_object('split', s->'split', 'hasArrived', (s->>'arrived')::integer > 0) order by s->>'split'),
          '[]')
        from jsonb_array_elements(c.state->'scopes') s
        where not (s->>'isJoined')::boolean and exists (
          select 1 from jsonb_array_elements(c.state->'tokens') t where t->'scopes' ? (s->>'id'))) as splits,
       case when jsonb_array_length(c.state->'tokens') = 0 then null else c.state->>'lastEnd' end as "lastEnd",
       count(*) as cases
     from cases c where c.flow = $1 and not c.is_finished and c.plan_hash <> $2
     group by 1, 2, 3, 4, 5 order by 2 desc nulls last, 1, 6 desc`,
    [flow, exceptHash],
  )
}
