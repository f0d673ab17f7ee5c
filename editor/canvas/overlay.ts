import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** How something on the canvas stands: in colours that mean the same everywhere, always beside words. */
export type Tone = 'met' | 'soon' | 'late' | 'waiting' | 'accent' | 'quiet'

/** A few words; `title` says more. */
export interface Badge {
  readonly text: string
  readonly title?: string
  readonly tone: Tone
}

/** What a view says of one card: where a case is, how long things take there, what changed. */
export interface CardMark {
  /** Along the lower edge of the card. */
  readonly badge?: Badge
  /** From 0 to 1: how warm the card glows. */
  readonly heat?: number
  /** Against another version. */
  readonly change?: 'added' | 'changed' | 'removed'
  /** A case stands here. */
  readonly hasToken?: boolean
  /** A case was here. */
  readonly isPassed?: boolean
}

/** What a view says of one way between cards. */
export interface WayMark {
  readonly badge?: Badge
  readonly change?: 'added' | 'changed' | 'removed'
  /** The case went this way; `isNow` when it just does. */
  readonly isPassed?: boolean
  readonly isNow?: boolean
}

/** What lies over the drawing, by the ids of nodes and of edges (as `edgeId` writes them). */
export interface Overlay {
  readonly cards: ReadonlyMap<string, CardMark>
  readonly ways: ReadonlyMap<string, WayMark>
  /** By the ids of clocks: a few words on their bars. */
  readonly clocks?: ReadonlyMap<string, Badge>
}

export type OverlayStore = StoreApi<Overlay>

export const noOverlay: Overlay = { cards: new Map(), ways: new Map() }

/** A layer over the drawing; a view makes one, sets it as it likes, and puts `OverlayProvider` around its `Canvas`. */
export function createOverlayStore(overlay: Overlay = noOverlay): OverlayStore {
  return createStore<Overlay>()(() => overlay)
}

const nothingOver = createOverlayStore()

const OverlayContext = createContext<OverlayStore>(nothingOver)

export const OverlayProvider = OverlayContext.Provider

/** What lies over a card; the card renders again when that changes. Marks that are equal should be the same object. */
export function useCardMark(node: string): CardMark | undefined {
  return useStore(useContext(OverlayContext), ({ cards }) => cards.get(node))
}

/** What lies over a way. */
export function useWayMark(edge: string): WayMark | undefined {
  return useStore(useContext(OverlayContext), ({ ways }) => ways.get(edge))
}

/** What lies over a clock's bar. */
export function useClockBadge(clock: string): Badge | undefined {
  return useStore(useContext(OverlayContext), ({ clocks }) => clocks?.get(clock))
}
