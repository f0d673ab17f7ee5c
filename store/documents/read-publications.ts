import type { DocumentKind } from '../../core/contract/document.ts'
import type { Sql } from '../store.ts'

/** How far a publication has come: of all the cases it has to reach, where it stands with each. */
export interface ReachCounts {
  /** The case follows it. */
  readonly reached: number
  /** The case could not be carried, and goes on as it was. */
  readonly refused: number
  /** The case ended before it came. */
  readonly over: number
  /** Not yet. */
  readonly left: number
}

export interface PublicationRow {
  readonly id: string
  readonly at: number
  readonly author: string | null
  readonly note: string | null
  readonly running: 'stay' | 'migrate'
  readonly documents: readonly { readonly kind: DocumentKind; readonly id: string; readonly version: number }[]
  /** Null when no running case has to hear of it; `done` once everybody has. */
  readonly state: 'open' | 'done' | null
  readonly endedAt: number | null
}

const columns = `p.id, p.at, p.author, p.note, p.running, g.state, g.ended_at as "endedAt",
  (select coalesce(jsonb_agg(jsonb_build_object('kind', v.kind, 'id', v.id, 'version', v.version) order by v.kind, v.id), '[]')
   from document_versions v where v.publication_id = p.id) as documents`

/** One publication; null when there is none of that id. */
export async function getPublication(sql: Sql, id: string): Promise<PublicationRow | null> {
  const [row] = await sql.query<PublicationRow>(
    `select ${columns} from publications p left join publication_progress g on g.publication_id = p.id where p.id = $1`,
    [id],
  )
  return row ?? null
}

/** The newest publications. */
export function listPublications(sql: Sql, limit: number): Promise<PublicationRow[]> {
  return sql.query<PublicationRow>(
    `select ${columns} from publications p left join publication_progress g on g.publication_id = p.id
     order by p.at desc, p.id desc limit $1`,
    [limit],
  )
}

/** How far what a publication has to bring has come, by what it is, plans first. */
export function reachOf(
  sql: Sql,
  publicationId: string,
): Promise<
  (ReachCounts & { readonly kind: 'plan' | 'calendar'; readonly target: string; readonly version: number | null })[]
> {
  return sql.query(
    `select t.kind, t.target, t.version,
       t.past_reached + count(*) filter (where c.state = 'reached') as reached,
       t.past_refused + count(*) filter (where c.state = 'refused') as refused,
       t.past_over + count(*) filter (where c.state = 'over') as over,
       count(*) filter (where c.state in ('waiting', 'sent')) as left
     from publication_targets t left join publication_cases c using (publication_id, kind, target)
     where t.publication_id = $1 group by t.publication_id, t.kind, t.target order by t.kind desc, t.target`,
    [publicationId],
  )
}

/** The cases that a publication could not carry and that are not forgotten yet, by id, with the nodes that its plan has no place for. */
export function refusedCases(
  sql: Sql,
  publicationId: string,
  limit: number,
): Promise<
  { readonly caseId: string; readonly number: number; readonly flow: string; readonly nodes: readonly string[] }[]
> {
  return sql.query(
    `select c.case_id as "caseId", k.number, k.flow, coalesce((
       select r.data->'nodes' from case_records r
       where r.case_id = c.case_id and r.event = 'planRefused' and r.data->>'hash' = t.hash
       order by r.seq desc limit 1), '[]') as nodes
     from publication_cases c
       join publication_targets t using (publication_id, kind, target)
       join cases k on k.id = c.case_id
     where c.publication_id = $1 and c.state = 'refused' order by c.case_id limit $2`,
    [publicationId, limit],
  )
}

/** What is under way over all publications: the cases still to be reached, and those that could not be carried. */
export async function countReach(sql: Sql): Promise<{ readonly left: number; readonly refused: number }> {
  const [row] = await sql.query<{ left: number; refused: number }>(
    `select count(*) filter (where c.state in ('waiting', 'sent')) as left,
       count(*) filter (where c.state = 'refused') as refused
     from publication_progress g join publication_cases c using (publication_id) where g.state = 'open'`,
  )
  return row ?? { left: 0, refused: 0 }
}
