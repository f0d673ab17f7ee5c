import { durationStep, extentOf, frameOf, valueAxisOf } from './chart-axes.ts'
import type { ScatterChartData } from './chart-data.ts'
import type { ChartLook } from './chart-look.ts'
import type { ChartWords } from './use-chart-words.ts'

/** What the name of an axis takes, in pixels. */
const nameRoom = 20

/** A point for each category, at the values of two figures, over the lines of zero. */
export function scatterOptionOf(chart: ScatterChartData, words: ChartWords, look: ChartLook) {
  const [across, up] = chart.series
  return {
    ...frameOf(look),
    grid: { left: 2, right: 16, top: 8 + nameRoom, bottom: nameRoom, containLabel: true },
    xAxis: {
      ...axisOf(chart, 0, words, look),
      name: `${across.name} →`,
      nameLocation: 'middle',
      nameGap: 26,
    },
    yAxis: {
      ...axisOf(chart, 1, words, look),
      name: `↑ ${up.name}`,
      nameLocation: 'end',
      nameGap: 10,
      nameTextStyle: { color: look.inkSoft, fontSize: 11, align: 'left' },
    },
    series: [
      {
        type: 'scatter',
        id: 'points',
        symbolSize: 8,
        data: across.values.map((value, place) => [value, up.values[place] ?? null]),
        itemStyle: { color: look.accent, opacity: 0.6, borderColor: look.surface, borderWidth: 0.5 },
        emphasis: { scale: 1.5, itemStyle: { opacity: 1, borderColor: look.ink, borderWidth: 1.5 } },
        z: 3,
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: look.inkSoft, width: 1, type: 'solid' },
          data: [{ xAxis: 0 }, { yAxis: 0 }],
        },
      },
    ],
  }
}

function axisOf(chart: ScatterChartData, index: 0 | 1, words: ChartWords, look: ChartLook) {
  const axis = chart.series[index]
  const extent = extentOf([axis.values])
  const base = valueAxisOf({ unit: axis.unit, ...extent }, words, look)
  return {
    ...base,
    ...(axis.unit === 'duration' ? evenTicks(extent) : {}),
    axisLine: { show: false, onZero: false },
    axisTick: { show: false },
    nameTextStyle: { color: look.inkSoft, fontSize: 11 },
    axisLabel: {
      ...base.axisLabel,
      formatter: (value: number) =>
        value === 0 && chart.zeroName !== undefined ? chart.zeroName : words.tick(value, index),
    },
  }
}

/** Lengths on both sides of zero, in steps that people count in. */
function evenTicks({ lowest, highest }: { readonly lowest: number; readonly highest: number }) {
  const interval = durationStep(highest - lowest)
  if (highest === lowest) return {}
  return { min: Math.floor(lowest / interval) * interval, max: Math.ceil(highest / interval) * interval, interval }
}
