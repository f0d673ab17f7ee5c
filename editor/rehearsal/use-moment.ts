import { useMemo } from 'react'
import { casesAt, type Moment, recordsUntil, type StandingCase } from '../../simulation/rehearsal/moment.ts'
import { useRehearsal } from './rehearsal-parts.ts'
import type { Shown } from './rehearsal-state.ts'

/** What is looked at. */
export interface LookedAt {
  readonly shown: Shown
  readonly index: number
  readonly moment: Moment
  /** Every case as it stood then; the case itself first. */
  readonly cases: readonly StandingCase[]
  readonly main: StandingCase
  /** What was written of the case itself until then. */
  readonly records: ReturnType<typeof recordsUntil>
  /** The instant for which clocks are read: at the last moment, until when time has passed. */
  readonly at: number
  readonly isLast: boolean
}

/** The moment that is looked at, with all that had happened by then; null while nothing is shown. */
export function useMoment(): LookedAt | null {
  const shown = useRehearsal((state) => state.shown)
  const index = useRehearsal((state) => state.index)
  return useMemo(() => {
    const moment = shown?.moments[index]
    if (shown === null || moment === undefined) return null
    const cases = casesAt(shown.moments, index)
    const [main] = cases
    if (main === undefined) return null
    const isLast = index === shown.moments.length - 1
    const records = recordsUntil(shown.moments, index, main.id)
    return { shown, index, moment, cases, main, records, at: isLast ? shown.endsAt : moment.at, isLast }
  }, [shown, index])
}
