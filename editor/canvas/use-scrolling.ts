import { useReactFlow } from '@xyflow/react'
import type { UIEvent } from 'react'
import { useStable } from './use-stable.ts'

/**
 * What the browser scrolls into sight (what was searched for, what takes the focus, what a screen reader reads) stays in
 * sight: the picture moves by as much as React Flow is about to scroll back. For `onScrollCapture` around React Flow.
 */
export function useScrolling(): (event: UIEvent<HTMLElement>) => void {
  const { getViewport, setViewport } = useReactFlow()
  return useStable(({ target }: UIEvent<HTMLElement>) => {
    if (!(target instanceof Element) || !target.classList.contains('react-flow')) return
    const { scrollLeft, scrollTop } = target
    if (scrollLeft === 0 && scrollTop === 0) return
    const { x, y, zoom } = getViewport()
    void setViewport({ x: x - scrollLeft, y: y - scrollTop, zoom })
  })
}
