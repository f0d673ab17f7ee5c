import type { ReportQuery } from '../../core/contract/wire-reports.ts'

/** A request of a dashboard, and what whoever has no tallies would ask the tables of cases for the same. */
export interface DashboardRequest {
  readonly query: ReportQuery
  /** `$1` and `$2` are the instants of the range, `$3` the zone. */
  readonly raw: string
}

const zone = 'Asia/Shanghai'
const localOf = (column: string) => `to_timestamp(${column} / 1000) at time zone $3`
const dayOf = (column: string) => `date_trunc('day', ${localOf(column)})`
const within = (column: string) => `${column} >= $1 and ${column} < $2`
const shares = (value: string) =>
  [0.5, 0.9, 0.95].map((share) => `percentile_cont(${share}) within group (order by ${value})`).join(', ')
const clocks = (groups: string, more = '') => `
  select ${groups}, count(*), count(*) filter (where k.outcome = 'missed'), ${shares('k.elapsed_ms')}
  from case_clocks k join cases c on c.id = k.case_id where ${within('k.decided_at')} ${more} group by ${groups}`
const cases = (at: string, groups: string, more = '') => `
  select ${groups}, count(*), ${shares(`c.${at} - c.created_at`)} from cases c where ${within(`c.${at}`)} ${more} group by ${groups}`
const visits = `
  select v.place, count(*), ${shares('v.left_at - v.entered_at')} from case_visits v
  where v.kind = 'node' and ${within('v.left_at')} group by 1`
const answers = (groups: string) => `
  select ${groups}, count(*), avg((r.data->>'score')::float8) from case_records r join cases c on c.id = r.case_id
  where r.event = 'surveyAnswered' and ${within('r.at')} group by ${groups}`

/** What a morning's dashboards ask that look back to `until`: days and years, one and two dimensions, shares of lengths, heat by hour. */
export function dashboardRequests(until: string): readonly DashboardRequest[] {
  const back = (days: number) => new Date(Date.parse(until) - days * 86_400_000).toISOString().slice(0, 10)
  const [month, quarter, year] = [back(30), back(91), back(365)].map((from) => ({ from, to: until, zone }))
  if (month === undefined || quarter === undefined || year === undefined) throw new Error('there is no range')
  return [
    { query: { measure: 'clock', ...month, by: ['day'] }, raw: clocks(dayOf('k.decided_at')) },
    { query: { measure: 'clock', ...month, by: ['team', 'key'] }, raw: clocks('c.team, k.clock') },
    { query: { measure: 'clock', key: ['resolution'], ...quarter, by: ['week'] }, raw: clocks(dayOf('k.decided_at')) },
    {
      query: { measure: 'clock', ...year, by: ['month', 'team'] },
      raw: clocks(`date_trunc('month', ${localOf('k.decided_at')}), c.team`),
    },
    { query: { measure: 'clock', ...year, by: ['tier', 'channel'] }, raw: clocks('c.customer_id, c.channel') },
    { query: { measure: 'clock', ...year, by: ['key'] }, raw: clocks('k.clock') },
    {
      query: { measure: 'clock', ...quarter, by: ['hourOfWeek'] },
      raw: clocks(`extract(dow from ${localOf('k.decided_at')})`),
    },
    {
      query: { measure: 'opened', ...month, by: ['day', 'channel'] },
      raw: cases('created_at', `${dayOf('c.created_at')}, c.channel`),
    },
    { query: { measure: 'opened', ...year, by: ['hourOfWeek', 'team'] }, raw: cases('created_at', 'c.team') },
    { query: { measure: 'closed', ...month, by: ['day'] }, raw: cases('closed_at', dayOf('c.closed_at')) },
    {
      query: { measure: 'resolved', ...year, by: ['month'] },
      raw: cases('resolved_at', `date_trunc('month', ${localOf('c.resolved_at')})`),
    },
    {
      query: { measure: 'resolved', ...year, by: ['team', 'priority'] },
      raw: cases('resolved_at', 'c.team, c.priority'),
    },
    { query: { measure: 'resolved', ...quarter, by: ['assignee'] }, raw: cases('resolved_at', 'c.assignee') },
    {
      query: { measure: 'firstReply', ...month, by: ['day'], where: { channel: ['social'] } },
      raw: cases('first_reply_at', dayOf('c.first_reply_at'), `and c.channel = 'social'`),
    },
    {
      query: { measure: 'firstReply', ...year, by: ['week'], where: { team: ['frontline'] } },
      raw: cases('first_reply_at', dayOf('c.first_reply_at'), `and c.team = 'frontline'`),
    },
    { query: { measure: 'node', ...quarter, by: ['key'] }, raw: visits },
    { query: { measure: 'held', ...year, by: ['quarter', 'team'] }, raw: visits },
    { query: { measure: 'handover', ...month, by: ['team', 'key'] }, raw: cases('created_at', 'c.team') },
    { query: { measure: 'satisfaction', ...quarter, by: ['week'] }, raw: answers('c.team') },
    { query: { measure: 'satisfaction', ...year, by: ['team', 'business'] }, raw: answers('c.team, c.flow') },
  ]
}
