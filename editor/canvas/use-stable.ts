import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * A function that stays the same while what it does follows the component. React Flow renders every card and way anew when one of its
 * handlers is another one, which a drag would make at every frame.
 */
export function useStable<A extends unknown[], R>(act: (...args: A) => R): (...args: A) => R {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...args: A) => latest.current(...args), [])
}
