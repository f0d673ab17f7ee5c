import type { MouseEvent, ReactNode } from 'react'
import { useSurroundings } from './surroundings.ts'

interface PageLinkProps {
  /** Of the web app, with its search: `/cases/42`. */
  readonly to: string
  readonly className?: string | undefined
  readonly label?: string
  readonly children: ReactNode
}

/** A link out of the designer to another page of the web app; with a modifier key the browser opens it as it does any link. */
export function PageLink({ to, className, label, children }: PageLinkProps) {
  const { follow } = useSurroundings()
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    follow(to)
  }
  return (
    <a href={to} className={className} aria-label={label} onClick={onClick}>
      {children}
    </a>
  )
}
