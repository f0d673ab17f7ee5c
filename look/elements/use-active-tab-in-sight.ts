import { type RefObject, useEffect, useRef } from 'react'

/** A row of tabs that is too long for a phone shows the one that is open; for the list of tabs. */
export function useActiveTabInSight(active: string): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const tab = list.current?.querySelector(`[role="tab"][aria-selected="true"]`)
    if (list.current === null || tab === null || tab === undefined || active === '') return
    const [row, own] = [list.current.getBoundingClientRect(), tab.getBoundingClientRect()]
    if (own.left >= row.left && own.right <= row.right) return
    list.current.scrollLeft += own.left - row.left - (row.width - own.width) / 2
  }, [active])
  return list
}
