import type { Urgency } from '../time/urgency.ts'
import classes from './state.module.css'

interface DueRingProps {
  /** The share of time that is left, 0 to 1; the arc that is drawn. */
  readonly share: number
  readonly urgency: Urgency
  readonly size?: number
}

const tones: Readonly<Record<Urgency, string | undefined>> = {
  onTime: classes.ringMet,
  dueSoon: classes.ringSoon,
  late: classes.ringLate,
  waiting: classes.ringWaiting,
  none: classes.ringPlain,
}

/** Time left as an arc that shrinks clockwise, with the state's mark in it. Only a picture: the words beside it say the same. */
export function DueRing({ share, urgency, size = 22 }: DueRingProps) {
  const width = size < 30 ? 3 : 4
  const radius = (size - width) / 2
  const middle = size / 2
  const round = 2 * Math.PI * radius
  const left = urgency === 'late' ? 1 : Math.min(1, Math.max(0, share))
  return (
    <svg
      className={`${classes.ring} ${tones[urgency]}`}
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      aria-hidden="true"
    >
      <circle className={classes.track} cx={middle} cy={middle} r={radius} strokeWidth={width} />
      <circle
        className={classes.arc}
        cx={middle}
        cy={middle}
        r={radius}
        strokeWidth={width}
        strokeDasharray={urgency === 'waiting' ? '3 2' : `${round * left} ${round}`}
        transform={`rotate(-90 ${middle} ${middle}) scale(1 -1) translate(0 ${-size})`}
      />
      <Mark urgency={urgency} middle={middle} unit={size / 22} />
    </svg>
  )
}

function Mark({
  urgency,
  middle,
  unit,
}: {
  readonly urgency: Urgency
  readonly middle: number
  readonly unit: number
}) {
  const at = (x: number, y: number) => `${middle + x * unit} ${middle + y * unit}`
  if (urgency === 'late')
    return <path className={classes.mark} d={`M${at(0, -4.5)}L${at(4.5, 3.5)}L${at(-4.5, 3.5)}Z`} />
  if (urgency === 'waiting')
    return (
      <path
        className={classes.mark}
        d={`M${at(-3, -4)}h${2 * unit}v${8 * unit}h${-2 * unit}ZM${at(1, -4)}h${2 * unit}v${8 * unit}h${-2 * unit}Z`}
      />
    )
  if (urgency === 'dueSoon')
    return (
      <path
        className={classes.mark}
        d={`M${at(0, 0)}L${at(0, -4.5)}A${4.5 * unit} ${4.5 * unit} 0 0 1 ${at(4.5, 0)}Z`}
      />
    )
  if (urgency === 'onTime')
    return (
      <path
        className={classes.arc}
        strokeWidth={1.8 * unit}
        d={`M${at(-3.2, 0.2)}L${at(-0.8, 2.8)}L${at(3.4, -2.6)}`}
      />
    )
  return null
}
