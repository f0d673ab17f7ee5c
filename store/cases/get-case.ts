import { conditions } from '../conditions.ts'
import type { Sql } from '../store.ts'
import type { Visibility } from '../visibility.ts'
import { restrictTo } from '../visibility.ts'
import { type CaseRow, summaryColumns } from './case-row.ts'

/** A case with its whole state; null when there is none that may be seen. `at` is the instant at which lateness is judged. */
export function getCase(sql: Sql, id: string, at: number, visibility: Visibility): Promise<CaseRow | null> {
  return find(sql, 'c.id', id, at, visibility)
}

/** As `getCase`, by the number that people say. */
export function getCaseByNumber(sql: Sql, number: number, at: number, visibility: Visibility): Promise<CaseRow | null> {
  return find(sql, 'c.number', number, at, visibility)
}

async function find(sql: Sql, column: string, key: string | number, at: number, visibility: Visibility) {
  const found = conditions()
  const atPlace = found.value(at)
  found.add(`${column} = ${found.value(key)}`)
  restrictTo(visibility, 'c', found)
  const [row] = await sql.query<CaseRow>(
    `select ${summaryColumns(atPlace)}, c.state from cases c left join case_intakes i on i.id = c.id ${found.where}`,
    found.values,
  )
  return row ?? null
}
