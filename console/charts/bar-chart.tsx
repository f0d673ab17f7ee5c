import type { BarChartData } from './chart-data.ts'
import { ChartFrame, type ChartProps } from './chart-frame.tsx'

const lyingBar = 30

/** Bars: side by side, stacked or lying; of a Pareto with the share that is reached. Lying bars take the height they need. */
export function BarChart({
  label,
  height,
  format,
  isLoading = false,
  linkOf,
  onPick,
  ...data
}: ChartProps & Omit<BarChartData, 'kind'>) {
  const needed = data.isHorizontal ? 40 + lyingBar * data.categories.length : undefined
  const shown = height ?? needed
  return (
    <ChartFrame
      label={label}
      chart={{ kind: 'bar', ...data }}
      isLoading={isLoading}
      linkOf={linkOf}
      onPick={onPick}
      {...(shown === undefined ? {} : { height: shown })}
      {...(format === undefined ? {} : { format })}
    />
  )
}
