import type { TypeName } from '../../core/catalogue/problem.ts'

const shownAtMost = 60

/** A value as messages quote it: its JSON, cut after 60 characters, so that a message never repeats a document. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (typeof value === 'string') return cut(JSON.stringify(value.slice(0, shownAtMost + 1)))
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]'
  if (typeof value === 'object' && value !== null) return cut(`{${Object.keys(value).slice(0, 5).join(', ')}}`)
  return cut(JSON.stringify(value) ?? typeof value)
}

/** The kind of a value, as the catalogue names it. */
export function typeNameOf(value: unknown): TypeName {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'object')
    return typeof value as TypeName
  return 'value'
}

function cut(text: string): string {
  return text.length <= shownAtMost ? text : `${text.slice(0, shownAtMost)}…`
}
