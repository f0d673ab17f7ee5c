import type { WireRetrospective, WireRetrospectiveInput } from '../../core/contract/wire-review.ts'

/** What a retrospective says, as it is written. */
export function contentOf(item: WireRetrospective): WireRetrospectiveInput {
  const { title, what, whys, decisions, reason, flow, breaches, cases } = item
  return {
    title,
    what,
    whys,
    decisions,
    reason,
    flow,
    breaches: breaches.map(({ id }) => id),
    cases: cases.map(({ id }) => id),
  }
}

/** Whether something kept on this device is a retrospective being written. */
export function isContent(value: unknown): value is WireRetrospectiveInput {
  if (typeof value !== 'object' || value === null) return false
  const content = value as Partial<Record<keyof WireRetrospectiveInput, unknown>>
  const hasTexts = (['title', 'what', 'decisions'] as const).every((name) => typeof content[name] === 'string')
  const hasLists = (['whys', 'breaches', 'cases'] as const).every((name) => Array.isArray(content[name]))
  return hasTexts && hasLists && 'reason' in content && 'flow' in content
}
