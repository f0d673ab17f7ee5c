import type { ScorecardComponent } from '../../core/contract/wire-scorecards.ts'
import { type Conditions, conditions } from '../conditions.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import type { Sql } from '../store.ts'
import { countedIds } from './count-quarter.ts'

/** A fact, or an audit, behind a figure of a scorecard. */
export interface FigureCase {
  readonly id: string
  readonly caseId: string
  readonly number: number
  readonly subject: string | null
  readonly at: number
  readonly key: string
  readonly value: number | null
  readonly isLate: boolean
  readonly audit: string | null
}

export interface FigureAsk {
  readonly kind: 'person' | 'team'
  readonly subject: string
  readonly component: ScorecardComponent
  readonly fromAt: number
  readonly toAt: number
  /** 1 to 200. */
  readonly limit: number
  readonly cursor?: string | null
}

/** A page of the cases behind a figure, the newest first. Throws `store.bad-cursor`. */
export async function figureCases(sql: Sql, ask: FigureAsk): Promise<Page<FigureCase>> {
  const limit = pageSize(ask.limit)
  const found = conditions()
  const source = ask.component === 'audit' ? audits(ask, found) : await facts(sql, ask, found)
  if (ask.cursor != null) {
    const { key, id } = decodeCursor(ask.cursor, `scorecard-${ask.component}`, 'number')
    found.add(`(x.at, x.id) < (${found.value(key)}::bigint, ${found.value(id)})`)
  }
  const rows = await sql.query<FigureCase>(
    `select x.id, x.case_id as "caseId", c.number, i.subject, x.at, x.key, x.value, x.is_late as "isLate", x.audit
     from (${source}) x join cases c on c.id = x.case_id left join case_intakes i on i.id = x.case_id ${found.where}
     order by x.at desc, x.id desc limit ${limit + 1}`,
    found.values,
  )
  return pageOf(rows, limit, ({ at, id }) => ({ sort: `scorecard-${ask.component}`, key: at, id }))
}

function audits(ask: FigureAsk, found: Conditions): string {
  found.add(`x.subject = ${found.value(ask.subject)}`)
  found.add(`x.at >= ${found.value(ask.fromAt)}::bigint and x.at < ${found.value(ask.toAt)}::bigint`)
  return `select a.id, a.case_id, a.submitted_at as at, '' as key, a.score as value, a.is_fatal as is_late, a.id as audit,
    a.${ask.kind} as subject from quality_audits a where a.calibration_id is null and a.score is not null`
}

/** Of each component, its measure; and with which of its facts it is. */
async function facts(sql: Sql, ask: FigureAsk, found: Conditions): Promise<string> {
  found.add(`x.${ask.kind === 'person' ? 'assignee' : 'team'} = ${found.value(ask.subject)}`)
  found.add(`x.at >= ${found.value(ask.fromAt)}::bigint and x.at < ${found.value(ask.toAt)}::bigint`)
  const { responseClocks, olaClocks, tasks } = await countedIds(sql)
  const { component } = ask
  const measures = {
    satisfaction: 'satisfaction',
    csat: 'satisfaction',
    nps: 'satisfaction',
    score10: 'satisfaction',
    response: 'clock',
    ola: 'clock',
    firstContact: 'resolved',
    cases: 'resolved',
    notReopened: 'reopened',
    tasks: 'node',
    held: 'held',
    handovers: 'handover',
    audit: '',
  } as const satisfies Readonly<Record<ScorecardComponent, string>>
  found.add(`x.measure = ${found.value(measures[component])}`)
  if (component === 'response' || component === 'ola') {
    found.oneOf('x.key', component === 'ola' ? olaClocks : responseClocks)
    found.add('not x.is_excluded')
  }
  if (component === 'tasks') found.oneOf('x.key', tasks)
  if (component === 'csat' || component === 'nps') found.add(`x.key = ${found.value(component)}`)
  if (component === 'score10') found.add(`x.key = 'score'`)
  const shared = `exists (select 1 from report_facts h where h.case_id = x.case_id and h.measure = 'handover')`
  if (component === 'held') found.add(shared)
  const isLate =
    component === 'handovers'
      ? `exists (select 1 from report_facts b where b.case_id = f.case_id and b.measure = 'handover' and b.key = f.team and b.seq > f.seq)`
      : 'f.is_late'
  return `select concat_ws('/', f.case_id, f.key, f.seq) as id, f.case_id, f.at, f.key, f.value, ${isLate} as is_late,
    null::text as audit, f.measure, f.assignee, f.team, f.is_excluded from report_facts f`
}
