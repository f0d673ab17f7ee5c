import type { EChartsCoreOption } from 'echarts/core'
import { barOptionOf } from './bar-option.ts'
import type { ChartData } from './chart-data.ts'
import type { ChartLook } from './chart-look.ts'
import { heatOptionOf } from './heat-option.ts'
import { lineOptionOf } from './line-option.ts'
import { scatterOptionOf } from './scatter-option.ts'
import type { ChartWords } from './use-chart-words.ts'

/** What echarts is asked to draw for a chart in a look, so many pixels wide. Pure; without tooltips, which the picture adds, since they are made of elements. */
export function chartOptionOf(chart: ChartData, words: ChartWords, look: ChartLook, width: number): EChartsCoreOption {
  switch (chart.kind) {
    case 'line':
      return lineOptionOf(chart, words, look)
    case 'bar':
      return barOptionOf(chart, words, look)
    case 'heat':
      return heatOptionOf(chart, words, look, width)
    case 'scatter':
      return scatterOptionOf(chart, words, look)
  }
}
