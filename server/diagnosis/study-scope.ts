import type { Plan } from '../../core/contract/plan.ts'
import type { Window } from './diagnosis-window.ts'
import type { FactorScope } from './factor-values.ts'
import { studiedFacts } from './wire-factor.ts'

/** Cases that were opened earlier may be decided in the window; how busy it was then counts, too. */
export const earlierMs = 60 * 86_400_000

/** Clocks that measure the turn of whoever has the case. */
const turns: ReadonlySet<string> = new Set(['ownership', 'nextResponse'])

interface StudyScope extends Pick<FactorScope, 'seesPeople' | 'arrivals'> {
  readonly plan: Plan
  readonly clock: string
  readonly window: Window
}

/** What a study of a clock looks at. Pure. */
export function scopeOf({ plan, clock, window, seesPeople, arrivals }: StudyScope): FactorScope {
  return {
    zone: window.zone,
    facts: studiedFacts(plan),
    seesPeople,
    isTurn: turns.has(plan.policy?.clocks.find(({ id }) => id === clock)?.metric ?? ''),
    arrivals,
    from: window.from,
    to: window.to,
  }
}
