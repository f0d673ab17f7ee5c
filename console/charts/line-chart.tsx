import type { LineChartData } from './chart-data.ts'
import { ChartFrame, type ChartProps } from './chart-frame.tsx'

/** Lines over time or other places in order, with areas, comparisons, targets and bands. */
export function LineChart(props: ChartProps & Omit<LineChartData, 'kind'>) {
  return <ChartFrame {...props} chart={{ kind: 'line', ...props }} />
}
