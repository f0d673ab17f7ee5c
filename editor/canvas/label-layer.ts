import { createContext, useContext } from 'react'

const LabelLayerContext = createContext<HTMLElement | null>(null)

export const LabelLayerProvider = LabelLayerContext.Provider

/** The layer above the ways on which their labels stand; null until the canvas is there. Looked up once: React Flow's own renderer does at every frame for every label. */
export function useLabelLayer(): HTMLElement | null {
  return useContext(LabelLayerContext)
}
