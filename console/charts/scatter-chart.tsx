import type { ScatterChartData } from './chart-data.ts'
import { ChartFrame, type ChartProps } from './chart-frame.tsx'

/** Two figures against each other, a point for each category. */
export function ScatterChart(props: ChartProps & Omit<ScatterChartData, 'kind'>) {
  return <ChartFrame height={320} {...props} chart={{ kind: 'scatter', ...props }} />
}
