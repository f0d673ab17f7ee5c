import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { GlyphName } from '../elements/glyph.tsx'

/** Something that the page that is open can do. */
export interface OfferedCommand {
  /** Unique among those of the page. */
  readonly id: string
  readonly text: string
  readonly symbol: GlyphName
  /** The keys that do the same, as people write them: `Ctrl + Z`. */
  readonly keys?: string
  readonly run: () => void
}

const none: readonly OfferedCommand[] = []
const offers = createStore<{ readonly lists: readonly (readonly OfferedCommand[])[] }>()(() => ({ lists: [] }))

/** Offers commands in the command palette as long as a component is there. The list should stay the same object while it says the same. */
export function useOfferCommands(commands: readonly OfferedCommand[]): void {
  useEffect(() => {
    offers.setState(({ lists }) => ({ lists: [...lists, commands] }))
    return () => offers.setState(({ lists }) => ({ lists: lists.filter((list) => list !== commands) }))
  }, [commands])
}

/** What the page that is open can do; of several parts of it that offer something, the newest. */
export function useOfferedCommands(): readonly OfferedCommand[] {
  return useStore(offers, ({ lists }) => lists.at(-1) ?? none)
}
