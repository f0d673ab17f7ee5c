import type { Instant } from '../../core/contract/time.ts'
import type { Moment } from '../../simulation/rehearsal/moment.ts'
import { type Play, playOf, playUntil } from './play.ts'
import { playOfRecorded } from './play-of-recorded.ts'
import type { Shown } from './rehearsal-state.ts'

/** What happened in what is shown until a moment, as something that can be played on by hand; null where that cannot be told. */
export function playFrom({ scenario, recorded }: Shown, moment: Moment, write: (at: Instant) => string): Play | null {
  if (scenario !== null) return playOf(scenario, moment)
  if (recorded?.rehearsed.ok !== true) return null
  return playUntil(playOfRecorded(recorded.rehearsed.inputs, moment.at, write), moment)
}
