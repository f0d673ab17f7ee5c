import type { CaseRecord } from '../../core/contract/record.ts'
import type { Instant } from '../../core/contract/time.ts'
import { type Moment, momentAt } from '../../simulation/rehearsal/moment.ts'

/** What a moment is to whoever looks along the time line; the most telling of what happened. */
export type MarkKind = 'wrong' | 'breach' | 'warning' | 'deed' | 'decision' | 'step'

/** Where somebody did something, or should look. */
export const deedMarks: ReadonlySet<MarkKind> = new Set(['deed', 'wrong'])

/** The mark of each moment, in order. `wrong` are the instants at which something is not as it should be. */
export function marksOf(moments: readonly Moment[], wrong: readonly Instant[]): readonly MarkKind[] {
  const places = new Set(wrong.map((at) => momentAt(moments, at)))
  return moments.map((moment, index) => (places.has(index) ? 'wrong' : kindOf(moment)))
}

function kindOf({ records, cause, verdict }: Moment): MarkKind {
  if (records.some(({ event }) => event === 'breached')) return 'breach'
  if (records.some(isWarning)) return 'warning'
  if (cause === 'command' || cause === 'create') return 'deed'
  return verdict === null ? 'step' : 'decision'
}

function isWarning({ event }: CaseRecord): boolean {
  return event === 'warned' || event === 'escalated'
}

/** The next moment of some kinds after a place, or before it; null where there is none. */
export function nextOf(
  marks: readonly MarkKind[],
  from: number,
  kinds: ReadonlySet<MarkKind>,
  direction: 1 | -1,
): number | null {
  for (let index = from + direction; index >= 0 && index < marks.length; index += direction) {
    const mark = marks[index]
    if (mark !== undefined && kinds.has(mark)) return index
  }
  return null
}
