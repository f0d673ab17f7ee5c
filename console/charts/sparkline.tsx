import type { ChartTone, ChartValues } from './chart-data.ts'
import { toneTokens } from './chart-look.ts'
import { sparklinePath } from './sparkline-path.ts'

interface SparklineProps {
  readonly values: ChartValues
  /** What it shows, for whoever does not see it; without one the figure beside it says all. */
  readonly label?: string
  readonly tone?: ChartTone
  readonly width?: number
  readonly height?: number
}

/** A line of the size of a word: how a figure came to be what it is. */
export function Sparkline({ values, label, tone = 1, width = 72, height = 20 }: SparklineProps) {
  const { path, end } = sparklinePath(values, width, height)
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      focusable="false"
      style={{ flex: 'none', color: `var(${toneTokens[tone]})` }}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={path} fill="none" stroke="currentColor" strokeWidth={1.5} strokeLinejoin="round" strokeLinecap="round" />
      {end !== null && <circle cx={end.x} cy={end.y} r={2} fill="currentColor" />}
    </svg>
  )
}
