import type { AlertRule } from '../../core/contract/alerts.ts'
import { dayTimes } from '../board/day-times.ts'
import { type LiveScope, narrowCases, narrowFacts } from '../board/live-scope.ts'
import { countLive } from '../board/read-board.ts'
import { conditions } from '../conditions.ts'
import type { Sql } from '../store.ts'
import type { Visibility } from '../visibility.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

type Measured = Pick<AlertRule, 'measure' | 'withinMinutes' | 'node' | 'hours' | 'scope' | 'zone' | 'minimumSample'>

/** What an alert measures at an instant among the cases that may be seen, in the unit of its measure; null where there is too little to judge. */
export async function measureAlert(
  sql: Sql,
  rule: Measured,
  at: number,
  visibility: Visibility,
): Promise<number | null> {
  const scope: LiveScope = { ...rule.scope, visibility }
  switch (rule.measure) {
    case 'late':
    case 'dueSoon':
    case 'waiting':
    case 'unassigned':
    case 'unassignedMinutes': {
      const dueBefore = at + (rule.withinMinutes ?? 60) * minuteMs
      const counts = await countLive(sql, scope, { at, since: at, dueBefore })
      if (rule.measure !== 'unassignedMinutes') return counts[rule.measure]
      return counts.oldestUnassignedAt === null ? 0 : Math.floor((at - counts.oldestUnassignedAt) / minuteMs)
    }
    case 'standing':
      return countStanding(sql, scope, rule.node ?? '')
    case 'compliance': {
      const { count, late } = await countFacts(sql, scope, 'clock', await fromOf(sql, rule, at), at)
      return count === 0 || count < rule.minimumSample ? null : Math.round(((count - late) / count) * 10_000) / 100
    }
    case 'breaches':
      return (await countFacts(sql, scope, 'clock', await fromOf(sql, rule, at), at)).late
    case 'arrivals':
      return (await countFacts(sql, scope, 'opened', await fromOf(sql, rule, at), at)).count
  }
}

async function fromOf(sql: Sql, { hours = null, zone }: Measured, at: number): Promise<number> {
  return hours === null ? (await dayTimes(sql, at, zone, 0)).since : at - hours * hourMs
}

async function countStanding(sql: Sql, scope: LiveScope, node: string): Promise<number> {
  const found = conditions()
  narrowCases(scope, found)
  const [row] = await sql.query<{ count: number }>(
    `select count(distinct c.id) as count from cases c
     join case_visits v on v.case_id = c.id and v.kind = 'node' and v.left_at is null and v.place = ${found.value(node)}
     ${found.where}`,
    found.values,
  )
  return row?.count ?? 0
}

async function countFacts(
  sql: Sql,
  scope: LiveScope,
  measure: 'clock' | 'opened',
  from: number,
  to: number,
): Promise<{ readonly count: number; readonly late: number }> {
  const found = conditions()
  found.add(`f.measure = ${found.value(measure)}`)
  found.add(`f.at >= ${found.value(from)} and f.at <= ${found.value(to)}`)
  narrowFacts(scope, found)
  const [row] = await sql.query<{ count: number; late: number }>(
    `select count(*) as count, count(*) filter (where f.is_late) as late from report_facts f ${found.where}`,
    found.values,
  )
  return row ?? { count: 0, late: 0 }
}
