import type { Sql } from '../store.ts'
import type { ReachTarget } from './reach-targets.ts'

/** One running case that a publication has to reach. */
export interface CaseToReach extends ReachTarget {
  readonly caseId: string
  /** When the publication was made. */
  readonly at: number
}

/** Whether anything in a case counts by a calendar: its plan, or what its customer, team or site names. */
const countsBy = (calendar: string) => `(
  exists (select 1 from plans p where p.hash = c.plan_hash and p.plan->'calendars'->(${calendar}) is not null)
  or exists (select 1 from jsonb_each_text(c.state->'ownerCalendars') o where split_part(o.value, '@', 1) = ${calendar}))`

/** How many running cases count by a calendar. */
export async function countCasesBy(sql: Sql, calendar: string): Promise<number> {
  const [row] = await sql.query<{ cases: number }>(
    `select count(*) as cases from cases c where not c.is_finished and ${countsBy('$1::text')}`,
    [calendar],
  )
  return row?.cases ?? 0
}

/**
 * Writes down which running cases a publication has to reach that are not written down yet, and answers how many those
 * are. A case that follows the plan already, or one that was published later, needs nothing.
 */
export async function enrolCases(sql: Sql, publicationId: string): Promise<number> {
  const rows = await sql.query(
    `insert into publication_cases (publication_id, case_id, kind, target)
     select t.publication_id, c.id, t.kind, t.target
     from publication_targets t join cases c on not c.is_finished
     where t.publication_id = $1 and case t.kind
       when 'plan' then c.flow = t.target and c.plan_hash <> t.hash
         and coalesce((c.state->'plan'->>'place')::bigint, 0) < t.place
         and not exists (
           select 1 from plan_publications n where n.id = c.flow and n.hash = c.plan_hash and n.place > t.place)
       else ${countsBy('t.target')} end
     on conflict do nothing returning 1`,
    [publicationId],
  )
  return rows.length
}

/** Up to `limit` cases that a publication has not been sent to, by case; its plan comes before its calendars. */
export function casesToReach(sql: Sql, publicationId: string, limit: number): Promise<CaseToReach[]> {
  return sql.query<CaseToReach>(
    `select c.case_id as "caseId", t.kind, t.target, t.version, t.hash, t.place, t.mapping, p.at
     from publication_cases c
       join publication_targets t using (publication_id, kind, target)
       join publications p on p.id = c.publication_id
     where c.publication_id = $1 and c.state = 'waiting'
     order by c.case_id, c.kind desc, c.target limit $2`,
    [publicationId, limit],
  )
}

export type SendOutcome = 'sent' | 'over'

/**
 * Marks what was sent: a calendar has reached its case then, since Temporal keeps it; a plan once the case says so.
 * `over`: no workflow of the case runs any more.
 */
export async function markSent(
  sql: Sql,
  publicationId: string,
  sent: readonly (Pick<CaseToReach, 'caseId' | 'kind' | 'target'> & { readonly outcome: SendOutcome })[],
  at: number,
): Promise<void> {
  await sql.query(
    `update publication_cases c set sent_at = $3,
       state = case when s.outcome = 'over' then 'over' when c.kind = 'calendar' then 'reached' else 'sent' end
     from jsonb_to_recordset($2::jsonb) as s("caseId" text, kind text, target text, outcome text)
     where c.publication_id = $1 and c.case_id = s."caseId" and c.kind = s.kind and c.target = s.target`,
    [
      publicationId,
      JSON.stringify(sent.map(({ caseId, kind, target, outcome }) => ({ caseId, kind, target, outcome }))),
      at,
    ],
  )
}

/**
 * Looks what became of the plans that were sent: the case follows it (or a later one), could not, or is finished. What was
 * sent before `patienceAt` without a sign is sent again. Answers how many are left, with the cases that were accepted about
 * when it was published and since `patienceAt`, and have not begun yet: they may begin with the plan of before.
 */
export async function settleSent(sql: Sql, publicationId: string, patienceAt: number): Promise<number> {
  const [row] = await sql.query<{ left: number }>(
    `with became as (
       select c.case_id, c.target, case
         when k.plan_hash = t.hash or coalesce((k.state->'plan'->>'place')::bigint, 0) >= t.place then 'reached'
         when exists (
           select 1 from case_records r
           where r.case_id = c.case_id and r.event = 'planRefused' and r.data->>'hash' = t.hash) then 'refused'
         when k.is_finished then 'over'
         when c.sent_at < $2 then 'waiting'
         else 'sent' end as state
       from publication_cases c
         join publication_targets t using (publication_id, kind, target)
         join cases k on k.id = c.case_id
       where c.publication_id = $1 and c.state = 'sent'
     ), changed as (
       update publication_cases c set state = b.state from became b
       where c.publication_id = $1 and c.kind = 'plan' and c.case_id = b.case_id and c.target = b.target
         and c.state <> b.state
       returning b.state
     )
     select (select count(*) from publication_cases c where c.publication_id = $1 and c.state in ('waiting', 'sent'))
       - (select count(*) from changed where state in ('reached', 'refused', 'over'))
       + (select count(*) from case_intakes i join publications p on p.id = $1
          where i.reserved_at between $2 and p.at + 60000
            and exists (
              select 1 from publication_targets t
              where t.publication_id = $1 and (t.kind = 'calendar' or t.target = i.flow))
            and not exists (select 1 from cases k where k.id = i.id)) as left`,
    [publicationId, patienceAt],
  )
  return row?.left ?? 0
}

/** Marks a publication as having come to everybody it could. */
export async function endReach(sql: Sql, publicationId: string, at: number): Promise<void> {
  await sql.query(
    `update publication_progress set state = 'done', ended_at = $2 where publication_id = $1 and state = 'open'`,
    [publicationId, at],
  )
}
