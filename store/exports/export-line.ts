import type { ExportColumnKind } from '../../core/contract/wire-exports.ts'

/** A column of an export over the tables: its name, how it is written, and the SQL of its value. */
export interface ExportValue {
  readonly name: string
  readonly kind: ExportColumnKind
  readonly sql: string
}

/** The first characters of what may be one; whatever begins otherwise is not looked at closer. */
const formulaStart = String.raw`E'\'=+-@\t\r\n＝＋－＠'`

/** What begins a formula in a spreadsheet, also behind apostrophes, so that taking one away gives back what was there. */
const formula = String.raw`E'^''*[=+\\-@\\t\\r\\n＝＋－＠]'`

/**
 * SQL of one row as a line of CSV (RFC 4180) without its end. Texts stand in quotation marks, and what a spreadsheet would take for a
 * formula gets an apostrophe in front; nothing at all stands for null.
 */
export function csvLineOf(values: readonly ExportValue[]): string {
  return values.map(csvValueOf).join(` || ',' || `)
}

function csvValueOf({ kind, sql }: ExportValue): string {
  switch (kind) {
    case 'text':
      return `coalesce('"' || case when strpos(${formulaStart}, left(${sql}, 1)) > 0 and ${sql} ~ ${formula} then '''' else '' end || replace(${sql}, '"', '""') || '"', '')`
    case 'list':
      return `coalesce('"' || replace((${sql})::text, '"', '""') || '"', '')`
    case 'instant':
      return `coalesce(${isoOf(sql)}, '')`
    case 'flag':
    case 'whole':
    case 'number':
      return `coalesce((${sql})::text, '')`
  }
}

/** SQL of one row as a line of JSON; `r` is the row, made by `jsonRowOf`. */
export const jsonLine = 'row_to_json(r)::text'

/** The columns of a row that `jsonLine` writes, under their names. */
export function jsonRowOf(values: readonly ExportValue[]): string {
  return values.map(({ name, kind, sql }) => `${kind === 'instant' ? isoOf(sql) : sql} as "${name}"`).join(', ')
}

/** The names of the columns as the first line of a CSV file, without its end. */
export function csvHeaderOf(values: readonly Pick<ExportValue, 'name'>[]): string {
  return values.map(({ name }) => name).join(',')
}

/** An instant as the API writes it; the fraction of a second has its three digits always. */
function isoOf(sql: string): string {
  return `to_char(to_timestamp((${sql}) / 1000.0::float8) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
