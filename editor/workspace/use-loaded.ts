import { useCallback, useEffect, useRef, useState } from 'react'

/** Something that is fetched: what it was before stays in sight while it is asked for again. */
export interface Loaded<T> {
  /** Null until it is there. */
  readonly value: T | null
  readonly error: unknown
  readonly isLoading: boolean
  readonly retry: () => void
}

/** Fetches something, and again whenever `key` is another one; an answer that came too late is dropped. */
export function useLoaded<T>(load: () => Promise<T>, key: string): Loaded<T> {
  const [state, setState] = useState<{ readonly key: string; readonly value: T | null; readonly error: unknown }>({
    key: '',
    value: null,
    error: null,
  })
  const [turn, setTurn] = useState(0)
  const latest = useRef(load)
  useEffect(() => {
    latest.current = load
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for the same once more.
  useEffect(() => {
    let isLeft = false
    latest.current().then(
      (value) => !isLeft && setState({ key, value, error: null }),
      (error: unknown) => !isLeft && setState(({ value }) => ({ key, value, error })),
    )
    return () => {
      isLeft = true
    }
  }, [key, turn])
  const retry = useCallback(() => setTurn((last) => last + 1), [])
  return { value: state.value, error: state.error, isLoading: state.key !== key, retry }
}
