import type { ChartValues } from './chart-data.ts'

const margin = 2.5

/** The path of a small line through values, from edge to edge and from the lowest to the highest; a gap where there is none. `end` is its last point. */
export function sparklinePath(values: ChartValues, width: number, height: number) {
  const known = values.filter((value) => value !== null)
  const lowest = Math.min(...known)
  const span = Math.max(...known) - lowest
  const step = values.length > 1 ? (width - 2 * margin) / (values.length - 1) : 0
  const round = (length: number) => Math.round(length * 10) / 10
  let path = ''
  let end: { readonly x: number; readonly y: number } | null = null
  let isDrawing = false
  for (const [index, value] of values.entries()) {
    if (value === null) {
      isDrawing = false
      continue
    }
    const share = span === 0 ? 0.5 : (value - lowest) / span
    end = { x: round(margin + index * step), y: round(height - margin - share * (height - 2 * margin)) }
    path += `${isDrawing ? 'L' : 'M'}${end.x} ${end.y}`
    isDrawing = true
  }
  return { path, end }
}
