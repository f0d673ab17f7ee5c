import type { WireEstimate } from '../../core/contract/wire-diagnosis.ts'
import classes from './diagnosis.module.css'

interface EffectBarProps {
  readonly label: string
  readonly estimate: WireEstimate
  /** Where the scale ends; it begins at 1, "as often as others", and each step is so many times the one before. */
  readonly most: number
  readonly text: string
}

/** How strong something is, with the interval in which the truth lies. */
export function EffectBar({ label, estimate, most, text }: EffectBarProps) {
  const at = (ratio: number) => (100 * Math.log(Math.max(1, Math.min(ratio, most)))) / Math.log(most)
  const [low, value, high] = [at(estimate.low), at(estimate.value), at(estimate.high)]
  return (
    <div className={classes.effect} role="img" aria-label={label}>
      <div className={classes.track}>
        <span className={classes.bar} style={{ width: `${value}%` }} />
        <span className={classes.interval} style={{ left: `${low}%`, width: `${Math.max(0.5, high - low)}%` }} />
      </div>
      <span className={`${classes.effectText} figures`} aria-hidden="true">
        {text}
      </span>
    </div>
  )
}
