import { type ReactNode, useEffect } from 'react'
import classes from './page.module.css'

interface PageProps {
  readonly title: string
  /** Stands at the right of the title. */
  readonly aside?: ReactNode
  readonly isNarrow?: boolean
  readonly children: ReactNode
}

/** One page of the app: its title, in the window's too, and what is on it. */
export function Page({ title, aside, isNarrow = false, children }: PageProps) {
  useDocumentTitle(title)
  return (
    <div className={isNarrow ? `${classes.page} ${classes.narrow}` : classes.page}>
      <header className={classes.header}>
        <h1 className={classes.title}>{title}</h1>
        {aside}
      </header>
      {children}
    </div>
  )
}

/** Names the window after what it shows. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Pledge`
  }, [title])
}
