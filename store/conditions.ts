import { storableJson } from './storable-json.ts'
import type { SqlValue } from './store.ts'

/** The conditions of a query as they gather, with their values. */
export interface Conditions {
  /** The number of the placeholder that stands for the value. */
  value(value: SqlValue): string
  /** As `value`, for `like`: a text that contains this one, whose own `%` and `_` mean themselves. */
  contains(text: string): string
  add(condition: string): void
  /** The column has one of the values; an empty list lets nothing through. */
  oneOf(column: string, values: readonly string[]): void
  /** `where …`, or nothing. */
  readonly where: string
  readonly values: readonly SqlValue[]
}

/** No conditions yet. */
export function conditions(): Conditions {
  const values: SqlValue[] = []
  const all: string[] = []
  const value = (one: SqlValue) => `$${values.push(one)}`
  return {
    value,
    contains: (text) => value(`%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`),
    add: (condition) => void all.push(`(${condition})`),
    oneOf: (column, allowed) => {
      const [only] = allowed
      if (allowed.length === 1 && only !== undefined) all.push(`${column} = ${value(only)}`)
      else all.push(`${column} in (select jsonb_array_elements_text(${value(storableJson(allowed))}::jsonb))`)
    },
    get where() {
      return all.length === 0 ? '' : `where ${all.join(' and ')}`
    },
    values,
  }
}
