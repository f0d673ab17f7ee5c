import type { HeatChartData } from './chart-data.ts'
import { ChartFrame, type ChartProps } from './chart-frame.tsx'

/** Fields as strong as their value, such as hours by weekday. */
export function HeatChart({
  label,
  height,
  format,
  isLoading = false,
  linkOf,
  onPick,
  ...data
}: ChartProps & Omit<HeatChartData, 'kind'>) {
  return (
    <ChartFrame
      label={label}
      chart={{ kind: 'heat', ...data }}
      height={height ?? 40 + 26 * data.rows.length}
      isLoading={isLoading}
      linkOf={linkOf}
      onPick={onPick}
      {...(format === undefined ? {} : { format })}
    />
  )
}
