import classes from './simulation.module.css'

interface ShareBarProps {
  readonly label: string
  /** From 0 to 1; null where there is none. */
  readonly share: number | null
  readonly text: string
  /** Of what it is compared with. */
  readonly isBefore?: boolean
  /** More of it is not better. */
  readonly isLoad?: boolean
}

/** A share as a bar with its figure; the words say all that the bar does. */
export function ShareBar({ label, share, text, isBefore = false, isLoad = false }: ShareBarProps) {
  return (
    <span className={classes.share} data-before={isBefore || undefined}>
      <span className={classes.shareLabel}>{label}</span>
      <span className={classes.track} aria-hidden="true">
        <span
          className={classes.fill}
          data-load={isLoad || undefined}
          style={{ width: `${Math.round(Math.min(1, share ?? 0) * 100)}%` }}
        />
      </span>
      <span className={classes.figure}>{text}</span>
    </span>
  )
}
