import { categoryAxisOf, frameOf, highestOf } from './chart-axes.ts'
import type { HeatChartData } from './chart-data.ts'
import type { ChartLook } from './chart-look.ts'
import type { ChartWords } from './use-chart-words.ts'

/** Up to so many columns each field has its number in it. */
const mostLabels = 31

/** Fields as strong as their value; the number stands in them, so that nobody has to judge a shade. */
export function heatOptionOf(chart: HeatChartData, words: ChartWords, look: ChartLook) {
  const highest = highestOf(chart.rows.map(({ values }) => values))
  const isLate = chart.tone === 'late'
  const strong = isLate ? look.late : look.accent
  const hasLabels = chart.categories.length <= mostLabels
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
      inRange: { color: [isLate ? look.lateGround : look.accentGround, strong] },
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
        labelLayout: { hideOverlap: true },
        emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 1.5 } },
      },
    ],
  }
}
