import type { FactValue } from '../contract/facts.ts'
import { MATCHER_FIELDS, type Matcher } from '../contract/matcher.ts'
import type { CaseRecord } from '../contract/record.ts'
import { isSameValue } from '../operators/same-value.ts'

/** Whether a record is the event that a matcher names, with the values that it gives; fields it leaves out may be anything. */
export function matches(matcher: Matcher, record: CaseRecord): boolean {
  if (matcher.event !== record.event) return false
  for (const field of MATCHER_FIELDS[matcher.event] ?? []) {
    const wanted = matcher[field as keyof Matcher]
    if (wanted === undefined) continue
    const seen = record.data[field]
    if (seen === undefined || !isSameValue(seen as FactValue, wanted)) return false
  }
  return true
}

/** Whether any of the matchers names the record. */
export function matchesAny(matchers: readonly Matcher[], record: CaseRecord): boolean {
  return matchers.some((matcher) => matches(matcher, record))
}
