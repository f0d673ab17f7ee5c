import type { Scalar } from '../../../core/contract/facts.ts'
import { parseInstant } from '../../../core/facts/moment.ts'

/** Under what a value is filed; the same for values that are the same to `is`. */
export function keyOf(value: Scalar): string {
  const at = typeof value === 'string' ? parseInstant(value) : null
  return at === null ? `${typeof value} ${String(value)}` : `instant ${at}`
}
