import type { Viewport } from '@xyflow/react'
import type { Drawing } from '../layout/drawing.ts'

/** What of the canvas is covered: the names of the stages and the buttons above, the clocks below. */
const covered = { top: 56, bottom: 140 }
const margin = 16
/** Smaller than the first, what stands on cards cannot be read; smaller than the second, their titles cannot, however large they are drawn. */
const leastZoom = { work: 0.75, overview: 0.3 } as const

/** Where one looks first: at everything if it can be read then, else at the beginning; who only looks sees more of it, and smaller. */
export function firstViewport(
  { lanes, top, bottom }: Drawing,
  { clientWidth, clientHeight }: Pick<HTMLElement, 'clientWidth' | 'clientHeight'>,
  purpose: keyof typeof leastZoom,
): Viewport {
  const left = lanes[0]?.left ?? 0
  const right = lanes.at(-1)?.right ?? left
  const width = clientWidth - 2 * margin
  const height = clientHeight - covered.top - covered.bottom
  const fitting = Math.min(width / Math.max(1, right - left), height / Math.max(1, bottom - top))
  const zoom = Math.min(1, Math.max(leastZoom[purpose], fitting))
  const freeX = Math.max(0, width - (right - left) * zoom)
  const freeY = height - (bottom - top) * zoom
  return { x: margin + freeX / 2 - left * zoom, y: covered.top + Math.max(margin, freeY / 2) - top * zoom, zoom }
}
