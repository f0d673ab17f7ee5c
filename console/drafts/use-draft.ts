import { useCallback, useRef, useState } from 'react'
import { newId } from '../api/new-id.ts'
import { readDraft, writeDraft } from './draft-store.ts'

/** Something being typed, kept on this device until it was sent. */
export interface Draft<T> {
  readonly value: T
  readonly isKept: boolean
  readonly change: (value: T) => void
  /** Back to the beginning; what was kept is forgotten. */
  readonly clear: () => void
  /**
   * The id under which it is sent: the same for each attempt with the same content in the same way, so that trying again does nothing
   * twice. `way` tells apart what the same content can be sent as: another outcome is another command.
   */
  readonly sendingId: (way?: string) => string
}

interface Kept<T> {
  readonly value: T
  readonly sent: { readonly id: string; readonly way: string } | null
}

/** A draft by name; `isValid` guards against what an older version of the app left behind. */
export function useDraft<T>(name: string, empty: T, isValid: (value: unknown) => value is T): Draft<T> {
  const [kept, setKept] = useState<Kept<T> | null>(() => readKept(name, isValid))
  const latest = useRef(kept)
  const firstEmpty = useRef(empty)

  const put = useCallback(
    (next: Kept<T> | null) => {
      latest.current = next
      setKept(next)
      writeDraft(name, next)
    },
    [name],
  )

  return {
    value: kept === null ? firstEmpty.current : kept.value,
    isKept: kept !== null,
    change: useCallback((value: T) => put({ value, sent: null }), [put]),
    clear: useCallback(() => put(null), [put]),
    sendingId: useCallback(
      (way = '') => {
        const { value, sent } = latest.current ?? { value: firstEmpty.current, sent: null }
        const next = sent?.way === way ? sent : { id: newId(), way }
        put({ value, sent: next })
        return next.id
      },
      [put],
    ),
  }
}

function readKept<T>(name: string, isValid: (value: unknown) => value is T): Kept<T> | null {
  const draft = readDraft(name)
  if (typeof draft !== 'object' || draft === null || !('value' in draft) || !isValid(draft.value)) return null
  return { value: draft.value, sent: 'sent' in draft && isSent(draft.sent) ? draft.sent : null }
}

function isSent(value: unknown): value is { readonly id: string; readonly way: string } {
  if (typeof value !== 'object' || value === null) return false
  return 'id' in value && typeof value.id === 'string' && 'way' in value && typeof value.way === 'string'
}

/** Whether a draft is a text. */
export const isText = (value: unknown): value is string => typeof value === 'string'
