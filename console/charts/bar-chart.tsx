import type { BarChartData } from './chart-data.ts'
import { ChartFrame, type ChartProps } from './chart-frame.tsx'

const lyingBar = 30

/** Bars: side by side, stacked or lying; of a Pareto with the share that is reached. Lying bars take the height they need. */
export function BarChart(props: ChartProps & Omit<BarChartData, 'kind'>) {
  const needed = props.isHorizontal === true ? { height: 40 + lyingBar * props.categories.length } : {}
  return <ChartFrame {...needed} {...props} chart={{ kind: 'bar', ...props }} />
}
