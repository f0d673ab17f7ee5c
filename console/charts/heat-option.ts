import { categoryAxisOf, extentOf, frameOf } from './chart-axes.ts'
import type { HeatChartData } from './chart-data.ts'
import type { ChartLook } from './chart-look.ts'
import type { ChartWords } from './use-chart-words.ts'

/** A field has its number in it from this width on, in pixels. */
const leastWidth = 21
/** What the names of the rows take, about. */
const namesWidth = 60

/** Fields as strong as their value; where the width of the chart, in pixels, has room, the number stands in them, so that nobody has to judge a shade. */
export function heatOptionOf(chart: HeatChartData, words: ChartWords, look: ChartLook, width: number) {
  const { highest } = extentOf(chart.rows.map(({ values }) => values))
  const strong = chart.tone === 'late' ? look.late : look.accent
  const hasLabels = (width - namesWidth) / chart.categories.length >= leastWidth
  return {
    ...frameOf(look),
    xAxis: categoryAxisOf(
      chart.categories.map(({ name }) => name),
      look,
    ),
    yAxis: {
      ...categoryAxisOf(
        chart.rows.map(({ name }) => name),
        look,
      ),
      inverse: true,
    },
    visualMap: {
      show: false,
      min: 0,
      max: highest === 0 ? 1 : highest,
      inRange: { color: [look.ground, strong] },
    },
    series: [
      {
        type: 'heatmap',
        id: 'heat',
        data: chart.rows.flatMap(({ values }, row) =>
          values.flatMap((value, column) =>
            value === null
              ? []
              : [
                  {
                    value: [column, row, value],
                    label: { color: highest > 0 && value / highest > 0.5 ? look.surface : look.ink },
                  },
                ],
          ),
        ),
        itemStyle: { borderColor: look.surface, borderWidth: 1 },
        label: {
          show: hasLabels,
          fontSize: 10,
          formatter: ({ value }: { readonly value: readonly number[] }) =>
            (value[2] ?? 0) === 0 ? '' : words.tick(value[2] ?? 0),
        },
        emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 1.5 } },
      },
    ],
  }
}
