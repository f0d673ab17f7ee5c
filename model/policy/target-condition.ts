import type { FactValue } from '../../core/contract/facts.ts'
import type { TargetCondition } from '../../core/contract/policy.ts'

/** The values of which one must be seen, for a field of a target's condition. */
export function wantedValues(wanted: FactValue | readonly FactValue[]): readonly FactValue[] {
  return Array.isArray(wanted) ? (wanted as readonly FactValue[]) : [wanted as FactValue]
}

/** Whether every case that matches `narrow` matches `wide` as well, as far as the values written tell. Pure. */
export function coversCondition(wide: TargetCondition, narrow: TargetCondition): boolean {
  return Object.entries(wide).every(([id, wanted]) => {
    const other = Object.hasOwn(narrow, id) ? narrow[id] : undefined
    if (other === undefined) return false
    const allowed = new Set(wantedValues(wanted).map((value) => JSON.stringify(value)))
    return wantedValues(other).every((value) => allowed.has(JSON.stringify(value)))
  })
}
