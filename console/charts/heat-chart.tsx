import type { HeatChartData } from './chart-data.ts'
import { ChartFrame, type ChartProps } from './chart-frame.tsx'

/** Fields as strong as their value, such as hours by weekday. */
export function HeatChart(props: ChartProps & Omit<HeatChartData, 'kind'>) {
  return <ChartFrame height={40 + 26 * props.rows.length} {...props} chart={{ kind: 'heat', ...props }} />
}
