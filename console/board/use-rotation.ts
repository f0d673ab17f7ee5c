import { useElementSize } from '@mantine/hooks'
import { type RefCallback, useEffect, useState } from 'react'

/** The part of a list that a screen shows now, and how many parts there are. */
export interface ShownPart<T> {
  readonly items: readonly T[]
  readonly part: number
  readonly parts: number
}

/** Which items stand in a part of a list, when so many fit; a part beyond the last is the last. Pure. */
export function partOfList<T>(all: readonly T[], fits: number, part: number): ShownPart<T> {
  const room = Math.max(1, fits)
  const parts = Math.max(1, Math.ceil(all.length / room))
  const shown = Math.min(part, parts - 1)
  return { items: all.slice(shown * room, (shown + 1) * room), part: shown, parts }
}

const turnEveryMs = 10_000

/** Turns the pages of a list that does not fit into an element whose lines are `lineHeight` pixels high. */
export function useRotation<T>(
  all: readonly T[],
  lineHeight: number,
): ShownPart<T> & { readonly ref: RefCallback<HTMLUListElement | null> } {
  const { ref, height } = useElementSize<HTMLUListElement>()
  const [turn, setTurn] = useState(0)
  const fits = Math.max(1, Math.floor(height / lineHeight))
  const parts = Math.max(1, Math.ceil(all.length / fits))
  useEffect(() => {
    if (parts === 1) return
    const timer = setInterval(() => setTurn((before) => before + 1), turnEveryMs)
    return () => clearInterval(timer)
  }, [parts])
  return { ref, ...partOfList(all, fits, turn % parts) }
}
