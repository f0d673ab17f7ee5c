import { useEffect, useState } from 'react'

/**
 * Gives the focus back to what had it before a dialog was opened, once the dialog is gone and nothing else has taken it. A dialog that is taken
 * away as a whole has no other way to do so.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus()
    },
    [before],
  )
}
