import type { Plan } from '../../core/contract/plan.ts'
import type { Sql } from '../store.ts'

/** The plan of a hash, which pins it for ever; null when none was published. */
export async function getPlan(sql: Sql, hash: string): Promise<Plan | null> {
  const [row] = await sql.query<{ plan: Plan }>('select plan from plans where hash = $1', [hash])
  return row?.plan ?? null
}

/** The plan that a new case of the flow takes; null when the flow was never published. */
export function newestPlan(sql: Sql, flowId: string): Promise<Plan | null> {
  return newestWhere(sql, 'o.id = $1', [flowId])
}

/** The hash of the plan that a new case of the flow takes; null when the flow was never published. Cheap: plans are large. */
export async function newestPlanHash(sql: Sql, flowId: string): Promise<string | null> {
  const [row] = await sql.query<{ hash: string }>(
    'select hash from plan_publications where id = $1 order by place desc limit 1',
    [flowId],
  )
  return row?.hash ?? null
}

/** The newest plan of one version of a flow: its parts may have been published since. */
export function newestPlanOf(sql: Sql, flowId: string, version: number): Promise<Plan | null> {
  return newestWhere(sql, 'o.id = $1 and o.version = $2', [flowId, version])
}

async function newestWhere(sql: Sql, condition: string, values: readonly (string | number)[]): Promise<Plan | null> {
  const [row] = await sql.query<{ plan: Plan }>(
    `select p.plan from plan_publications o join plans p on p.hash = o.hash
     where ${condition} order by o.place desc limit 1`,
    values,
  )
  return row?.plan ?? null
}

/** The hashes of the newest plan of every flow, by id. */
export async function newestPlanHashes(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.query<{ hash: string }>(
    'select distinct on (o.id) o.hash from plan_publications o order by o.id, o.place desc',
  )
  return rows.map(({ hash }) => hash)
}

export interface PlanInUse {
  readonly id: string
  readonly version: number | null
  readonly hash: string
  readonly publishedAt: number
  /** Cases of it that are not finished. */
  readonly running: number
}

/** The newest plan of every flow, by id, with how many cases still run on it. */
export function listNewestPlans(sql: Sql): Promise<PlanInUse[]> {
  return sql.query<PlanInUse>(
    `select o.id, o.version, o.hash, p.at as "publishedAt",
       (select count(*) from cases c where c.flow = o.id and c.plan_hash = o.hash and not c.is_finished) as running
     from plan_publications o join publications p on p.id = o.publication_id
     where o.place = (select max(n.place) from plan_publications n where n.id = o.id)
     order by o.id`,
  )
}

/** How many cases of each plan of a flow are not finished, the newest plan first. */
export function runningByPlan(sql: Sql, flowId: string): Promise<Omit<PlanInUse, 'publishedAt'>[]> {
  return sql.query<Omit<PlanInUse, 'publishedAt'>>(
    `select c.flow as id, c.flow_version as version, c.plan_hash as hash, count(*) as running
     from cases c where c.flow = $1 and not c.is_finished
     group by 1, 2, 3 order by 2 desc nulls last, 3`,
    [flowId],
  )
}
