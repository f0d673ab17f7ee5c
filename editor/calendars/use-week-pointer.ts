import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { type Bar, dayMinutes } from './week.ts'
import { type Drag, dragged } from './week-drag.ts'

interface WeekPointerOptions {
  readonly isOn: boolean
  /** A drag has ended, at another place than it began. */
  readonly onDone: (bar: Bar, drag: Drag) => void
  /** An opening was pressed without being moved. */
  readonly onChoose: (bar: Bar) => void
}

interface Running {
  readonly drag: Drag
  readonly place: (x: number, y: number) => number
  readonly beganAt: readonly [number, number]
}

/** From how many pixels on a press is a drag. */
const least = 4

/** Drawing, moving and pulling openings with the mouse, a pen or a finger; Escape gives up. */
export function useWeekPointer({ isOn, onDone, onChoose }: WeekPointerOptions) {
  const running = useRef<Running | null>(null)
  const [shown, setShown] = useState<{ readonly bar: Bar; readonly instead: Bar | null } | null>(null)
  const isDragging = shown !== null

  useEffect(() => {
    if (!isDragging) return
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      running.current = null
      setShown(null)
    }
    document.addEventListener('keydown', giveUp)
    return () => document.removeEventListener('keydown', giveUp)
  }, [isDragging])

  const end = (event: PointerEvent<HTMLElement>, isKept: boolean) => {
    const now = running.current
    running.current = null
    setShown(null)
    if (now === null || !isKept) return
    if (shown !== null) onDone(dragged(now.drag, now.place(event.clientX, event.clientY)), now.drag)
    else if (now.drag.kind !== 'draw') onChoose(now.drag.bar)
  }

  return {
    drag: shown,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const target = event.target as Element
        if (!isOn || event.button !== 0 || target.closest('[data-track]') === null) return
        const place = placing(event.currentTarget)
        const drag = dragOf(target, event.clientX, place(event.clientX, event.clientY))
        running.current = { drag, place, beganAt: [event.clientX, event.clientY] }
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const now = running.current
        if (now === null) return
        const [x, y] = now.beganAt
        if (shown === null && Math.hypot(event.clientX - x, event.clientY - y) < least) return
        const bar = dragged(now.drag, now.place(event.clientX, event.clientY))
        setShown({ bar, instead: now.drag.kind === 'draw' ? null : now.drag.bar })
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => end(event, true),
      onPointerCancel: (event: PointerEvent<HTMLElement>) => end(event, false),
    },
  }
}

/** How near to its end, in pixels, an opening is pulled instead of moved; of a short one, a third. */
const endWidth = 8

function dragOf(target: Element, x: number, fromAt: number): Drag {
  const piece = target.closest('[data-bar]')
  const [day, from, to] = (piece?.getAttribute('data-bar') ?? '').split(' ').map(Number)
  if (piece === null || day === undefined || from === undefined || to === undefined) return { kind: 'draw', fromAt }
  const bar = { day, from, to }
  const { left, right, width } = piece.getBoundingClientRect()
  const reach = Math.min(endWidth, width / 3)
  // A night has its start in its own row, and its end in the next one.
  const isTail = piece.hasAttribute('data-tail')
  if (x - left <= reach && !isTail) return { kind: 'start', bar, fromAt }
  if (right - x <= reach && (isTail || to <= dayMinutes)) return { kind: 'end', bar, fromAt }
  return { kind: 'move', bar, fromAt }
}

/** Turns a place on the screen into minutes of the week: the row says the day, and how far along it is the time. */
function placing(grid: HTMLElement): (x: number, y: number) => number {
  const tracks = [...grid.querySelectorAll('[data-track]')].map((track) => track.getBoundingClientRect())
  return (x, y) => {
    const below = tracks.findIndex(({ bottom }) => y < bottom)
    const row = below < 0 ? tracks.length - 1 : below
    const { left = 0, width = 1 } = tracks[row] ?? {}
    const share = Math.min(1, Math.max(0, (x - left) / Math.max(1, width)))
    return row * dayMinutes + share * dayMinutes
  }
}
