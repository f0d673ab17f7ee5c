import type { FactRow } from '../reports/list-facts.ts'
import type { Sql } from '../store.ts'
import type { PromisePlace } from './read-promises.ts'

/** The facts of promises of one clock, with what their cases are called, in the order of the places. */
export async function promiseFacts(
  sql: Sql,
  clock: string,
  places: readonly Pick<PromisePlace, 'id' | 'seq'>[],
): Promise<readonly FactRow[]> {
  return sql.query<FactRow>(
    `select f.case_id as "caseId", c.number, i.subject, f.measure, f.key, f.seq, f.at, f.value, f.is_late as "isLate",
       f.is_excluded as "isExcluded", f.flow, f.team, f.tier, f.channel, f.priority, f.business, f.assignee
     from jsonb_array_elements($2::jsonb) with ordinality w (place, number)
     join report_facts f on f.case_id = w.place->>'id' and f.measure = 'clock' and f.key = $1 and f.seq = (w.place->>'seq')::integer
     join cases c on c.id = f.case_id left join case_intakes i on i.id = f.case_id
     order by w.number`,
    [clock, JSON.stringify(places.map(({ id, seq }) => ({ id, seq })))],
  )
}
