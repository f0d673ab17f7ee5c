import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

const theme = 'data-mantine-color-scheme'
/** Charts draw in the frame after their figures came; the program that draws may have to be fetched first. */
const settleMs = 600

/** Prints the page once every part of it is there; on paper it is always light. */
export function usePrint() {
  const [isPreparing, setPreparing] = useState(false)
  const fetching = useIsFetching({ queryKey: ['reports'] })
  useLightPaper()

  useEffect(() => {
    if (!isPreparing || fetching > 0) return
    const timer = setTimeout(() => {
      window.print()
      setPreparing(false)
    }, settleMs)
    return () => clearTimeout(timer)
  }, [isPreparing, fetching])

  return { isPreparing, print: () => setPreparing(true) }
}

function useLightPaper(): void {
  useEffect(() => {
    const root = document.documentElement
    let shown: string | null = null
    const before = () => {
      shown = root.getAttribute(theme)
      root.setAttribute(theme, 'light')
    }
    const after = () => {
      if (shown !== null) root.setAttribute(theme, shown)
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
}
