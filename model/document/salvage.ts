import type { z } from 'zod'
import type { Issue } from '../../core/contract/issue.ts'
import { checkShape } from './check-shape.ts'
import { keysOf, pointerOf, valueAt } from './pointer.ts'

/** What is left of a value of the wrong shape, and the JSON Pointers of what was taken out of it. */
export interface Salvaged<T> {
  readonly value: T
  readonly removed: readonly string[]
}

/**
 * Takes the fields that have issues out of a value, so that the rest of it can be checked in the same pass; null if it cannot
 * be read without them. Pure: the value given stays as it is.
 */
export function salvage<S extends z.ZodType>(
  schema: S,
  value: unknown,
  issues: readonly Issue[],
): Salvaged<z.output<S>> | null {
  const removed = [...new Set(issues.flatMap((issue) => fieldOf(value, keysOf(issue.path)) ?? []))]
  if (removed.length === 0) return null
  const rest = removed.reduce((left, pointer) => without(left, keysOf(pointer)), value)
  const shape = checkShape(schema, rest)
  return shape.ok ? { value: shape.value, removed } : null
}

/** Issues that do not merely follow from what was taken out. */
export function besidesRemoved(issues: readonly Issue[], removed: readonly string[]): Issue[] {
  return issues.filter((issue) => !removed.some((at) => issue.path === at || issue.path.startsWith(`${at}/`)))
}

/** The nearest field of an object around a place: entries of lists stay, or the places after them would move. */
function fieldOf(value: unknown, keys: readonly string[]): string | null {
  for (let length = keys.length; length > 0; length--) {
    const parent = valueAt(value, keys.slice(0, length - 1))
    const key = keys[length - 1] ?? ''
    if (typeof parent === 'object' && parent !== null && !Array.isArray(parent) && Object.hasOwn(parent, key)) {
      return pointerOf(keys.slice(0, length))
    }
  }
  return null
}

/** A copy of a value without the field that the keys lead to; what is not on the way there is shared. */
function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || key === undefined || !Object.hasOwn(value, key)) return value
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) => (String(index) === key ? without(entry, rest) : entry))
  }
  const fields = Object.entries(value)
  return rest.length === 0
    ? Object.fromEntries(fields.filter(([name]) => name !== key))
    : Object.fromEntries(fields.map(([name, field]) => [name, name === key ? without(field, rest) : field]))
}
