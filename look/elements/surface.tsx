import type { ReactNode } from 'react'
import classes from './surface.module.css'

interface SurfaceProps {
  readonly title?: ReactNode
  /** Stands at the right of the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  readonly id: string
}

/** A titled part of a page, as a landmark that screen readers can jump to. */
export function Surface({ title, aside, children, id }: SurfaceProps) {
  return (
    <section className={classes.surface} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <header className={classes.header}>
          <h2 className={classes.title} id={id}>
            {title}
          </h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  )
}
