import type { DesignerStore } from '../workspace/designer-store.ts'
import type { Play } from './play.ts'

/** What somebody played by hand last, and what can be taken back of it. */
export interface KeptPlay {
  readonly play: Play
  readonly past: readonly Play[]
}

/**
 * What was played last in each open designer: whoever leaves the rehearsal to mend the process finds the same case when they come back,
 * played through what they mended.
 */
export const keptPlays: WeakMap<DesignerStore, KeptPlay> = new WeakMap()
