import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { usePanels, useParts } from '../workspace/designer-parts.ts'
import { middleOf } from './canvas-items.ts'

/** How far from the edge of the canvas, in pixels, a card is in sight: headers above, clocks below. */
const margins = { x: 60, top: 70, bottom: 170 }

/** Brings the card that was walked to into sight, and moves the picture no more than that. */
export function useFollowFocus(): void {
  const focus = usePanels((panels) => panels.focus)
  const { store, viewOf } = useParts()
  const { setCenter } = useReactFlow()
  const api = useStoreApi()
  useEffect(() => {
    if (focus === null) return
    const middle = middleOf(viewOf(store.getState().history.present), focus.id)
    const { transform, width, height } = api.getState()
    const [x, y, zoom] = transform
    if (middle === null || width === 0) return
    const [seenX, seenY] = [middle.x * zoom + x, middle.y * zoom + y]
    const isSeen =
      seenX > margins.x && seenX < width - margins.x && seenY > margins.top && seenY < height - margins.bottom
    if (!isSeen) void setCenter(middle.x, middle.y, { zoom: Math.max(zoom, 0.6), duration: 0 })
  }, [focus, store, viewOf, setCenter, api])
}
