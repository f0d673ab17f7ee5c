import { type Bar, dayMinutes, fitted, stepMinutes } from './week.ts'

/** What the mouse does in the week: draws a new opening, moves one, or pulls at one of its ends. */
export type Drag =
  | { readonly kind: 'draw'; readonly fromAt: number }
  | { readonly kind: 'move' | 'start' | 'end'; readonly bar: Bar; readonly fromAt: number }

const weekMinutes = 7 * dayMinutes

/**
 * The opening that a drag has come to; pure. Places are minutes since the midnight that begins Monday. Whoever pulls down into the next
 * day's row pulls over midnight; what would become longer than a day stays in its own row.
 */
export function dragged(drag: Drag, toAt: number): Bar {
  if (drag.kind === 'draw') return drawn(drag.fromAt, toAt)
  const { bar } = drag
  const start = bar.day * dayMinutes + bar.from
  const end = bar.day * dayMinutes + bar.to
  switch (drag.kind) {
    case 'move':
      return stretch(start + snapped(toAt - drag.fromAt), end + snapped(toAt - drag.fromAt))
    case 'end':
      return stretch(start, Math.max(start + stepMinutes, near(snapped(toAt), start, start + dayMinutes, bar.day)))
    case 'start':
      return stretch(Math.min(end - stepMinutes, near(snapped(toAt), end - dayMinutes, end, bar.day)), end)
  }
}

function drawn(fromAt: number, toAt: number): Bar {
  const row = Math.floor(fromAt / dayMinutes)
  const isNear = Math.abs(toAt - fromAt) < dayMinutes
  const to = isNear ? toAt : inRow(toAt, row)
  const start = Math.floor(Math.min(fromAt, to) / stepMinutes) * stepMinutes
  const end = Math.ceil(Math.max(fromAt, to) / stepMinutes) * stepMinutes
  return stretch(start, Math.max(end, start + stepMinutes))
}

/** A place, a week later or earlier if only that lies within reach, else at the same time of the row. */
function near(at: number, least: number, most: number, row: number): number {
  return [at, at + weekMinutes, at - weekMinutes].find((place) => place > least && place <= most) ?? inRow(at, row)
}

function inRow(at: number, row: number): number {
  return row * dayMinutes + (((at % dayMinutes) + dayMinutes) % dayMinutes)
}

function snapped(minutes: number): number {
  return Math.round(minutes / stepMinutes) * stepMinutes
}

function stretch(start: number, end: number): Bar {
  const day = Math.floor(start / dayMinutes)
  const from = start - day * dayMinutes
  return fitted({ day, from, to: from + end - start })
}
