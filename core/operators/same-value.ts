import type { FactValue } from '../contract/facts.ts'
import { isList } from '../facts/is-list.ts'
import { parseInstant } from '../facts/moment.ts'

/**
 * Whether two values are the same: of one type and equal, lists element by element, and two instants also when they are written differently.
 * Nothing is converted: `"10"` is not `10`, `"true"` is not `true`.
 */
export function isSameValue(a: FactValue, b: FactValue): boolean {
  if (a === b) return true
  if (typeof a === 'string' && typeof b === 'string') {
    const at = parseInstant(a)
    return at !== null && at === parseInstant(b)
  }
  if (!isList(a) || !isList(b)) return false
  return a.length === b.length && a.every((item, index) => isSameValue(item, b[index] ?? null))
}
