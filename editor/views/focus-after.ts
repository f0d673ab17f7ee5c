/**
 * Gives the focus to the first thing that is found, once what was just changed is shown: what had it may be gone by then, and whoever works by
 * keyboard would have to begin anew.
 */
export function focusAfter(...selectors: readonly string[]): void {
  requestAnimationFrame(() => {
    for (const selector of selectors) {
      const found = document.querySelector<HTMLElement>(selector)
      if (found === null) continue
      found.focus()
      return
    }
  })
}
