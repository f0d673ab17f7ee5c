import type { LocalText } from '../../core/contract/language.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { type Conditions, conditions } from '../conditions.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Transaction } from '../store.ts'
import { restrictTo, type Visibility } from '../visibility.ts'
import type { RetrospectiveContent, RetrospectiveRow, RetrospectiveSummaryRow, Writing } from './retrospective-row.ts'

/** The columns of `retrospectives r`; `at` is the placeholder of the instant at which actions are late. */
function summaryColumns(at: string): string {
  const actions = (condition: string) =>
    `(select count(*) from retrospective_actions a where a.retrospective_id = r.id and ${condition})`
  const links = (kind: string) =>
    `(select count(*) from retrospective_links l where l.retrospective_id = r.id and l.kind = '${kind}')`
  return `r.id, r.title, r.reason, r.flow, r.created_at as "createdAt", r.created_by as "createdBy", r.updated_at as "updatedAt",
    ${links('breach')} as "breachCount", ${links('case')} as "caseCount",
    ${actions(`a.state = 'open'`)} as "openActions", ${actions(`a.state = 'open' and a.due_at < ${at}::bigint`)} as "lateActions",
    ${actions(`a.state = 'done'`)} as "doneActions", ${actions(`a.state = 'dropped'`)} as "droppedActions", r.version`
}

/**
 * Whether a retrospective `r` may be seen by those who see some teams only: one of their own, and one that is about nothing but breaches
 * and cases they may see.
 */
export function isSeen(visibility: Visibility, found: Conditions): string {
  if (visibility === 'all') return 'true'
  const teams = `(select jsonb_array_elements_text(${found.value(JSON.stringify(visibility.teams))}::jsonb))`
  const self = found.value(visibility.assignee)
  const hidden = (kind: string, table: string) =>
    `exists (select 1 from retrospective_links l left join ${table} t on t.id = l.target where l.retrospective_id = r.id
       and l.kind = '${kind}' and (t.team in ${teams} or t.assignee = ${self}) is not true)`
  const isAboutSomething = 'exists (select 1 from retrospective_links l where l.retrospective_id = r.id)'
  return `r.created_by = ${self} or (${isAboutSomething} and not ${hidden('breach', 'case_breaches')} and not ${hidden('case', 'cases')})`
}

/** Writes a new one down. Audit it in the same transaction. */
export async function addRetrospective(
  tx: Transaction,
  content: RetrospectiveContent,
  { id, by, at }: Writing,
): Promise<void> {
  await tx.query(
    `insert into retrospectives (id, title, what, whys, decisions, reason, flow, created_at, created_by, updated_at, updated_by, version)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $8, $9, 1)`,
    [id, ...valuesOf(content), at, by],
  )
  await link(tx, id, content)
}

/** Replaces what one says. False when there is none; throws `store.changed-meanwhile` when `ifVersion` does not hold. */
export async function changeRetrospective(
  tx: Transaction,
  content: RetrospectiveContent,
  { id, by, at, ifVersion }: Writing & { readonly ifVersion?: number },
): Promise<boolean> {
  const [row] = await tx.query<{ version: number }>('select version from retrospectives where id = $1 for update', [id])
  if (row === undefined) return false
  if (ifVersion !== undefined && ifVersion !== row.version) throw new ProblemError('store.changed-meanwhile', { id })
  await tx.query(
    `update retrospectives set title = $2, what = $3, whys = $4::jsonb, decisions = $5, reason = $6, flow = $7,
       updated_at = $8, updated_by = $9, version = version + 1 where id = $1`,
    [id, ...valuesOf(content), at, by],
  )
  await tx.query('delete from retrospective_links where retrospective_id = $1', [id])
  await link(tx, id, content)
  return true
}

const valuesOf = ({ title, what, whys, decisions, reason, flow }: RetrospectiveContent) =>
  [title, what, storableJson(whys), decisions, reason, flow] as const

async function link(tx: Transaction, id: string, { breaches, cases }: RetrospectiveContent): Promise<void> {
  await tx.query(
    `insert into retrospective_links (retrospective_id, kind, target)
     select $1, 'breach', b.target from jsonb_array_elements_text($2::jsonb) as b(target)
     union select $1, 'case', c.target from jsonb_array_elements_text($3::jsonb) as c(target)`,
    [id, storableJson(breaches), storableJson(cases)],
  )
}

/** One of them; null when there is none that may be seen. */
export async function getRetrospective(
  sql: Sql,
  id: string,
  at: number,
  visibility: Visibility,
): Promise<RetrospectiveRow | null> {
  const found = conditions()
  const columns = summaryColumns(found.value(at))
  found.add(`r.id = ${found.value(id)}`)
  found.add(isSeen(visibility, found))
  const [row] = await sql.query<RetrospectiveRow>(
    `select ${columns}, r.what, r.whys, r.decisions from retrospectives r ${found.where}`,
    found.values,
  )
  return row ?? null
}

export interface RetrospectiveListing {
  /** 1 to 200. */
  readonly limit: number
  readonly cursor?: string | null
  readonly at: number
  readonly breach?: string
  readonly caseId?: string
  readonly reason?: string
  readonly visibility: Visibility
}

/** A page of them, the newest first. Throws `store.bad-cursor`. */
export async function listRetrospectives(
  sql: Sql,
  listing: RetrospectiveListing,
): Promise<Page<RetrospectiveSummaryRow>> {
  const { cursor = null, at, breach, caseId, reason, visibility } = listing
  const limit = pageSize(listing.limit)
  const found = conditions()
  const columns = summaryColumns(found.value(at))
  found.add(isSeen(visibility, found))
  const isAbout = (kind: string, target: string) =>
    `exists (select 1 from retrospective_links l where l.retrospective_id = r.id and l.kind = '${kind}' and l.target = ${target})`
  if (breach !== undefined) found.add(isAbout('breach', found.value(breach)))
  if (caseId !== undefined) {
    const target = found.value(caseId)
    const byBreach = `exists (
      select 1 from retrospective_links l join case_breaches b on b.id = l.target
      where l.retrospective_id = r.id and l.kind = 'breach' and b.case_id = ${target})`
    found.add(`${isAbout('case', target)} or ${byBreach}`)
  }
  if (reason !== undefined) found.add(`r.reason = ${found.value(reason)}`)
  if (cursor !== null) {
    const { key, id } = decodeCursor(cursor, 'retrospectives', 'number')
    found.add(`(r.created_at, r.id) < (${found.value(key)}::bigint, ${found.value(id)})`)
  }
  const rows = await sql.query<RetrospectiveSummaryRow>(
    `select ${columns} from retrospectives r ${found.where} order by r.created_at desc, r.id desc limit ${limit + 1}`,
    found.values,
  )
  return pageOf(rows, limit, ({ createdAt, id }) => ({ sort: 'retrospectives', key: createdAt, id }))
}

/** The breaches and cases that one is about, those that are there no more, or that may not be seen, left out. */
export async function readLinks(
  sql: Sql,
  id: string,
  visibility: Visibility,
): Promise<{
  readonly breaches: readonly LinkedBreach[]
  readonly cases: readonly LinkedCase[]
}> {
  const linked = (table: string) => {
    const found = conditions()
    found.add(`l.retrospective_id = ${found.value(id)}`)
    restrictTo(visibility, table, found)
    return found
  }
  const [ofBreaches, ofCases] = [linked('b'), linked('c')]
  const breaches = await sql.query<LinkedBreach>(
    `select b.id, b.case_id as "caseId", b.number, i.subject, b.clock, b.clock_name as "clockName",
       b.breached_at as "breachedAt", b.reason, b.exclusion
     from retrospective_links l join case_breaches b on b.id = l.target left join case_intakes i on i.id = b.case_id
     ${ofBreaches.where} and l.kind = 'breach' order by b.breached_at, b.id`,
    ofBreaches.values,
  )
  const cases = await sql.query<LinkedCase>(
    `select i.id as "caseId", i.number, i.subject from retrospective_links l join case_intakes i on i.id = l.target
       left join cases c on c.id = l.target ${ofCases.where} and l.kind = 'case' order by i.number`,
    ofCases.values,
  )
  return { breaches, cases }
}

export interface LinkedCase {
  readonly caseId: string
  readonly number: number
  readonly subject: string | null
}

export interface LinkedBreach extends LinkedCase {
  readonly id: string
  readonly clock: string
  readonly clockName: LocalText
  readonly breachedAt: number
  readonly reason: string | null
  readonly exclusion: 'none' | 'proposed' | 'approved'
}

/** Of these ids, those that name no breach and no case that may be seen. */
export async function unknownLinks(
  sql: Sql,
  { breaches, cases }: Pick<RetrospectiveContent, 'breaches' | 'cases'>,
  visibility: Visibility,
): Promise<{ readonly breaches: readonly string[]; readonly cases: readonly string[] }> {
  const missing = async (ids: readonly string[], table: string) => {
    const found = conditions()
    found.add('t.id = e.id')
    restrictTo(visibility, 't', found)
    const rows = await sql.query<{ id: string }>(
      `select e.id from jsonb_array_elements_text(${found.value(storableJson(ids))}::jsonb) as e(id)
       where not exists (select 1 from ${table} t ${found.where})`,
      found.values,
    )
    return rows.map(({ id }) => id)
  }
  return {
    breaches: await missing(breaches, 'case_breaches'),
    cases: await missing(cases, visibility === 'all' ? 'case_intakes' : 'cases'),
  }
}
