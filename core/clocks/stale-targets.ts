import { planIndexOf } from '../plan-index.ts'
import type { Work } from '../step/work.ts'

/** A fact changed: the targets are looked at again once the step is quiet, if any of them looks at that fact. */
export function lookAtTargetsAgain(work: Work, fact: string): void {
  if (planIndexOf(work.plan).targetFacts.has(fact)) work.areTargetsStale = true
}
