import type { FactValue } from '../contract/facts.ts'
import { MATCHER_FIELDS, type Matcher } from '../contract/matcher.ts'
import type { CaseRecord } from '../contract/record.ts'
import { isSameValue } from '../operators/same-value.ts'

const fieldsOf: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(MATCHER_FIELDS))

/** Whether a record is the event that a matcher names, with the values that it gives; fields it leaves out may be anything. */
export function matches(matcher: Matcher, record: CaseRecord): boolean {
  if (matcher.event !== record.event) return false
  const fields = fieldsOf.get(matcher.event)
  if (fields === undefined) return true
  for (const field of fields) {
    const wanted = matcher[field as keyof Matcher]
    if (wanted === undefined) continue
    const seen = record.data[field]
    if (seen === undefined || !isSameValue(seen as FactValue, wanted)) return false
  }
  return true
}

/** Whether any of the matchers names the record. */
export function matchesAny(matchers: readonly Matcher[], record: CaseRecord): boolean {
  for (const matcher of matchers) if (matches(matcher, record)) return true
  return false
}
