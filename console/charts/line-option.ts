import { categoryAxisOf, extentOf, frameOf, leastOf, valueAxisOf } from './chart-axes.ts'
import type { LineBand, LineChartData, LineSeries } from './chart-data.ts'
import { type ChartLook, dashAt, markAt, toneAt } from './chart-look.ts'
import type { ChartWords } from './use-chart-words.ts'

/** Up to so many places every value has its mark; beyond, the marks would be a caterpillar. */
const mostMarks = 45

/** Lines over places, with the ground under them, what they are compared with, and bands between two values. */
export function lineOptionOf(chart: LineChartData, words: ChartWords, look: ChartLook) {
  const bands = chart.bands ?? []
  const shown = [...chart.series.map(({ values }) => values), ...bands.flatMap(({ from, to }) => [from, to])]
  return {
    ...frameOf(look),
    xAxis: {
      ...categoryAxisOf(
        chart.categories.map(({ name }) => name),
        look,
      ),
      boundaryGap: false,
    },
    yAxis: valueAxisOf(
      { unit: chart.unit, ...extentOf(shown), least: leastOf(shown), min: chart.min, max: chart.max },
      words,
      look,
    ),
    series: [
      ...bands.flatMap((band, index) => bandSeries(band, look, index)),
      ...chart.series.map((series, index) => lineSeries(series, index, chart.categories.length, look)),
    ],
  }
}

/** A band is the ground between an unseen line and what is put upon it. */
function bandSeries({ id, from, to, tone }: LineBand, look: ChartLook, index: number) {
  const shared = {
    type: 'line',
    stack: `band ${id}`,
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    z: 1,
  }
  const height = to.map((end, place) => (end === null ? null : end - (from[place] ?? 0)))
  return [
    { ...shared, id: `band ${id} from`, data: to.map((end, place) => (end === null ? null : (from[place] ?? 0))) },
    {
      ...shared,
      id: `band ${id} to`,
      data: height,
      areaStyle: { color: look.tones[toneAt(index, tone)], opacity: 0.18 },
    },
  ]
}

function lineSeries(
  { id, name, values, look: drawn = 'line', tone }: LineSeries,
  index: number,
  places: number,
  look: ChartLook,
) {
  const isBefore = drawn === 'before'
  const isTarget = drawn === 'target'
  const color = look.tones[tone ?? (isBefore || isTarget ? 'soft' : toneAt(index))]
  return {
    type: 'line',
    id,
    name,
    data: [...values],
    connectNulls: false,
    symbol: isTarget ? 'none' : markAt(index),
    symbolSize: isBefore ? 4 : 6,
    showSymbol: places <= mostMarks,
    showAllSymbol: true,
    lineStyle: {
      color,
      width: isTarget ? 1 : isBefore ? 1.5 : 2,
      type: isBefore ? [3, 3] : isTarget ? [8, 4] : lineType(index),
    },
    itemStyle: { color },
    emphasis: { focus: 'none', scale: 1.4 },
    z: isBefore || isTarget ? 2 : 3,
    ...(drawn === 'area' ? { areaStyle: { color, opacity: 0.14 } } : {}),
  }
}

function lineType(index: number): 'solid' | number[] {
  const dash = dashAt(index)
  return dash.length === 0 ? 'solid' : [...dash]
}
