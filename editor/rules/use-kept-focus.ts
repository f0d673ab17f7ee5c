import { type RefObject, useEffect, useRef } from 'react'

const focusable = 'button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex="0"]'

/**
 * Nobody at the keyboard loses their place: when what had the focus below `root` goes away, the nearest of its surroundings that is still
 * there gives it to its first field or button. Looked at after each render of the component.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  const around = useRef<readonly Element[]>([])
  useEffect(() => {
    const here = root.current
    const onFocusIn = (event: FocusEvent) => {
      const path: Element[] = []
      for (let at = event.target as Element | null; at !== null && at !== here; at = at.parentElement) path.push(at)
      around.current = here === null ? path : [...path, here]
    }
    here?.addEventListener('focusin', onFocusIn)
    return () => here?.removeEventListener('focusin', onFocusIn)
  }, [root])
  useEffect(() => {
    const [last, ...surroundings] = around.current
    if (last === undefined || last.isConnected || document.activeElement !== document.body) return
    for (const one of surroundings) {
      const next = one.isConnected ? one.querySelector<HTMLElement>(focusable) : null
      if (next === null) continue
      next.focus()
      return
    }
  })
}
