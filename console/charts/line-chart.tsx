import type { LineChartData } from './chart-data.ts'
import { ChartFrame, type ChartProps } from './chart-frame.tsx'

/** Lines over time or other places in order, with areas, comparisons, targets and bands. */
export function LineChart({
  label,
  height,
  format,
  isLoading = false,
  linkOf,
  onPick,
  ...data
}: ChartProps & Omit<LineChartData, 'kind'>) {
  return (
    <ChartFrame
      label={label}
      chart={{ kind: 'line', ...data }}
      isLoading={isLoading}
      linkOf={linkOf}
      onPick={onPick}
      {...(height === undefined ? {} : { height })}
      {...(format === undefined ? {} : { format })}
    />
  )
}
