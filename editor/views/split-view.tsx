import type { ReactNode } from 'react'
import classes from './split-view.module.css'

interface SplitViewProps {
  /** A list beside the rest, to choose from. */
  readonly list?: ReactNode
  readonly children: ReactNode
  /** What is said of what is chosen. */
  readonly side?: ReactNode
  /** Along the lower edge, as wide as everything. */
  readonly bottom?: ReactNode
}

/** How a view is laid out: a list, what it is about, a side panel, and something along the lower edge; each but the middle may lack. */
export function SplitView({ list, children, side, bottom }: SplitViewProps) {
  return (
    <div className={classes.view}>
      {list !== undefined && <div className={classes.list}>{list}</div>}
      <div className={classes.middle}>{children}</div>
      {side !== undefined && <div className={classes.side}>{side}</div>}
      {bottom !== undefined && <div className={classes.bottom}>{bottom}</div>}
    </div>
  )
}
