import { ProblemError } from '../../core/contract/problem-error.ts'
import { type ExportSet, exportColumns } from '../../core/contract/wire-exports.ts'
import { type Conditions, conditions } from '../conditions.ts'
import type { Store } from '../store.ts'
import { restrictTo, type Visibility } from '../visibility.ts'
import { csvLineOf, type ExportValue, jsonLine, jsonRowOf } from './export-line.ts'
import { type ExportTable, exportTables } from './export-tables.ts'

export interface ExportAsk {
  readonly set: ExportSet
  readonly format: 'csv' | 'ndjson'
  /** Names of columns of the set, in the order in which they are written. */
  readonly columns: readonly string[]
  /** By name of the filter; an empty text stands for "none". */
  readonly where: Readonly<Record<string, readonly string[]>>
  readonly fromAt: number | null
  readonly toAt: number | null
  /** Goes on after the row whose cursor it is. */
  readonly cursor: string | null
  readonly visibility: Visibility
}

export interface ExportLimits {
  /** How long the database may take over one page, and how long a reader may leave it waiting. */
  readonly pageWithinMs: number
}

/** Rows of one page: on a server the answer of one fetch, on the embedded database as many as it reads without keeping others waiting. */
const pageRows = { postgres: 2000, pglite: 250 } as const

/**
 * Every row that the ask lets through, in the order of the key, as pages of finished lines without their ends. Each row that is there
 * throughout comes exactly once, also over several asks that go on from a cursor. On a server all rows are as they were at one instant,
 * read by a cursor on a connection of its own; on the embedded database each page is a short statement, so nobody waits for the whole.
 * Memory holds two pages. Ends at once when `signal` is aborted, and throws its reason. Throws `store.bad-cursor`.
 */
export function exportRows(
  store: Store,
  ask: ExportAsk,
  limits: ExportLimits,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], void> {
  const plan = planOf(ask)
  return store.apart === null ? byPages(store, plan, signal) : byCursor(store.apart, plan, limits, signal)
}

/** The values that an ask writes. Throws a RangeError for a column that the set has not. */
export function exportValues({ set, columns }: Pick<ExportAsk, 'set' | 'columns'>): readonly ExportValue[] {
  const kinds: Readonly<Record<string, ExportValue['kind']>> = exportColumns[set]
  const sqls: ExportTable['columns'] = exportTables[set].columns
  return columns.map((name) => {
    const [kind, sql] = Object.hasOwn(kinds, name) ? [kinds[name], sqls[name]] : []
    if (kind === undefined || sql === undefined) throw new RangeError(`There is no column ${name} of ${set}.`)
    return { name, kind, sql }
  })
}

interface Plan {
  readonly table: ExportTable
  readonly line: string
  readonly row: string
  readonly conditions: Conditions
  /** The key of the row after which to go on. */
  readonly after: readonly (string | number)[] | null
}

const separator = '~'

function planOf(ask: ExportAsk): Plan {
  const table: ExportTable = exportTables[ask.set]
  const values = exportValues(ask)
  const cursor: ExportValue = { name: 'cursor', kind: 'text', sql: cursorOf(table) }
  const found = conditions()
  restrictTo(ask.visibility, visibleBy(ask.set), found)
  if (ask.fromAt !== null) found.add(`${table.at} >= ${found.value(ask.fromAt)}`)
  if (ask.toAt !== null) found.add(`${table.at} < ${found.value(ask.toAt)}`)
  const { filters } = table
  for (const [name, allowed] of Object.entries(ask.where)) {
    const sql = Object.hasOwn(filters, name) ? filters[name] : undefined
    if (sql === undefined) throw new RangeError(`There is no filter ${name} of ${ask.set}.`)
    addFilter(found, sql, allowed)
  }
  return {
    table,
    line: ask.format === 'csv' ? csvLineOf(values) : jsonLine,
    row: ask.format === 'csv' ? '1 as one' : jsonRowOf([...values, cursor]),
    conditions: found,
    after: ask.cursor === null ? null : keyIn(ask.cursor, table),
  }
}

/** Facts and breaches say whose they were; everything else belongs to whoever has the case. */
function visibleBy(set: ExportSet): string {
  return set === 'clocks' || set === 'visits' || set === 'records' ? 'c' : 'b'
}

function addFilter(found: Conditions, sql: string, allowed: readonly string[]): void {
  const named = allowed.filter((value) => value !== '')
  const isNone = `coalesce(${sql}, '') = ''`
  if (named.length === allowed.length) return found.oneOf(sql, named)
  if (named.length === 0) return found.add(isNone)
  found.add(`${isNone} or ${sql} in (select jsonb_array_elements_text(${found.value(JSON.stringify(named))}::jsonb))`)
}

function cursorOf({ key }: ExportTable): string {
  return key.map(({ sql }) => `(${sql})::text`).join(` || '${separator}' || `)
}

/** The key that a cursor names; anything else is no cursor of this set. */
function keyIn(cursor: string, { key }: ExportTable): readonly (string | number)[] {
  const parts = cursor.split(separator)
  if (parts.length !== key.length || cursor.includes('\0')) throw new ProblemError('store.bad-cursor')
  return key.map(({ type }, index) => {
    const part = parts[index] ?? ''
    if (type === 'text') return part
    const whole = Number(part)
    const isWhole = /^-?\d{1,16}$/.test(part) && Number.isSafeInteger(whole)
    if (!isWhole || (type === 'integer' && Math.abs(whole) > 2_147_483_647)) throw new ProblemError('store.bad-cursor')
    return whole
  })
}

/** `(a, b) > ($1, $2)`, which an index on (a, b) answers by going to the place and on from there. */
function beyond({ key }: ExportTable, after: readonly (string | number)[], found: Conditions): string {
  const values = key.map(({ type }, index) => `${found.value(after[index] ?? '')}::${type}`)
  return `(${key.map(({ sql }) => sql).join(', ')}) > (${values.join(', ')})`
}

function orderOf({ key }: ExportTable): string {
  return key.map(({ sql }) => sql).join(', ')
}

async function* byCursor(
  open: NonNullable<Store['apart']>,
  { table, line, row, conditions: found, after }: Plan,
  { pageWithinMs }: ExportLimits,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], void> {
  if (table.only !== undefined) found.add(table.only)
  if (after !== null) found.add(beyond(table, after, found))
  signal.throwIfAborted()
  const apart = await open(signal)
  try {
    await apart.query('begin isolation level repeatable read, read only')
    // A reader who takes nothing for so long would hold back the cleaning of the tables; one that is gone is noticed at once.
    await apart.query(
      `select set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true),
         set_config('client_connection_check_interval', '2000', true), set_config('jit', 'off', true)`,
      [String(pageWithinMs)],
    )
    await apart.query(
      `declare export_rows no scroll cursor for
       select ${line} as line from ${table.base} b ${table.joins} cross join lateral (select ${row}) r
       ${found.where} order by ${orderOf(table)}`,
      found.values,
    )
    const fetch = () => apart.query<{ line: string }>(`fetch ${pageRows.postgres} from export_rows`)
    // One page is read while the one before is written.
    let next = quietly(fetch())
    for (;;) {
      const rows = await next
      const isLast = rows.length < pageRows.postgres
      if (!isLast) next = quietly(fetch())
      if (rows.length > 0) yield rows.map((found) => found.line)
      if (isLast) return
    }
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    await apart.close()
  }
}

/** A promise that nobody may come to wait for, since whoever reads can leave between two pages. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

/** Goes through the table by its key, so many rows a statement whether or not they are let through: each takes equally short. */
async function* byPages(
  store: Store,
  { table, line, row, conditions: found, after: start }: Plan,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], void> {
  const passes = found.where === '' ? 'true' : found.where.slice('where '.length)
  const filterValues = [...found.values]
  const keys = table.key.map(({ sql }, index) => `${sql} as k${index}`).join(', ')
  let after = start
  for (;;) {
    signal.throwIfAborted()
    const page = conditions()
    for (const value of filterValues) page.value(value)
    if (table.only !== undefined) page.add(table.only)
    if (after !== null) page.add(beyond(table, after, page))
    const rows = await store.query<{ line: string | null } & Record<string, string | number | null>>(
      `select case when ${passes} then (select ${line} from (select ${row}) r) end as line, ${keys}
       from (select * from ${table.base} b ${page.where} order by ${orderOf(table)} limit ${pageRows.pglite}) b ${table.joins}
       order by ${orderOf(table)}`,
      page.values,
    )
    const lines = rows.flatMap(({ line: text }) => text ?? [])
    if (lines.length > 0) yield lines
    const last = rows.at(-1)
    if (rows.length < pageRows.pglite || last === undefined) return
    after = table.key.map((_, index) => last[`k${index}`] ?? '')
  }
}
