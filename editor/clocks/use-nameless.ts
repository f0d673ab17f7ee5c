import { useState } from 'react'
import type { ClockDefinition } from '../../core/contract/policy.ts'

/** The clock as it was before only its name changed: the same object as long as nothing else of it does, so that nothing is worked out anew while a name is typed. */
export function useNameless(clock: ClockDefinition): ClockDefinition {
  const [kept, setKept] = useState(clock)
  if (kept === clock || isSameButName(kept, clock)) return kept
  setKept(clock)
  return clock
}

function isSameButName({ name: _one, ...one }: ClockDefinition, { name: _other, ...other }: ClockDefinition): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  const fieldOf = (fields: object, key: string): unknown => (fields as Readonly<Record<string, unknown>>)[key]
  return [...keys].every((key) => fieldOf(one, key) === fieldOf(other, key))
}
