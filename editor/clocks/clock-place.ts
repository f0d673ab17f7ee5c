import type { ClockDefinition, PolicyDocument } from '../../core/contract/policy.ts'

/** What the address names for the service standard itself: no clock can have this id. */
export const standardPlace = '~standard'

/** The clock that an address means: the one it names, else the first; null for the service standard itself. Pure. */
export function clockAt({ clocks }: PolicyDocument, at: string | null): ClockDefinition | null {
  if (at === standardPlace) return null
  return clocks.find(({ id }) => id === at) ?? clocks[0] ?? null
}
