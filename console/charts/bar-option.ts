import { categoryAxisOf, extentOf, frameOf, valueAxisOf } from './chart-axes.ts'
import { type BarChartData, type BarSeries, cumulativeShares, sumsOf } from './chart-data.ts'
import { type ChartLook, hatchingAt, toneAt } from './chart-look.ts'
import type { ChartWords } from './use-chart-words.ts'

/** Bars, side by side or stacked, standing or lying, touching where they are ranges, with the line of a Pareto. */
export function barOptionOf(chart: BarChartData, words: ChartWords, look: ChartLook) {
  const extent = extentOf(chart.isStacked ? [sumsOf(chart)] : chart.series.map(({ values }) => values))
  const hasCumulative = chart.cumulativeName !== undefined
  const places = {
    ...categoryAxisOf(
      chart.categories.map(({ name }) => name),
      look,
    ),
    ...(chart.isHorizontal ? { inverse: true, axisLabel: lyingLabel(look) } : {}),
  }
  const values = {
    ...valueAxisOf({ unit: chart.unit, ...extent, ...(extent.lowest < 0 ? {} : { min: 0 }) }, words, look),
    scale: false,
  }
  const shares = {
    ...valueAxisOf({ unit: 'share', lowest: 0, highest: 1, min: 0, max: 1 }, words, look),
    axisLabel: { color: look.inkSoft, fontSize: 11, formatter: words.wholeShare },
    interval: 0.25,
    splitLine: { show: false },
  }
  const valueAxes = hasCumulative ? [values, shares] : values
  return {
    ...frameOf(look),
    xAxis: chart.isHorizontal ? valueAxes : places,
    yAxis: chart.isHorizontal ? places : valueAxes,
    series: [
      ...chart.series.map((series, index) => barSeries(series, index, chart, look)),
      ...(hasCumulative ? [cumulativeSeries(chart, look)] : []),
    ],
  }
}

/** Long names are cut, not left out: every bar has its name. */
const lyingLabel = (look: ChartLook) => ({
  color: look.ink,
  fontSize: 12,
  interval: 0,
  width: 132,
  overflow: 'truncate',
})

function barSeries({ id, name, values, tone }: BarSeries, index: number, chart: BarChartData, look: ChartLook) {
  return {
    type: 'bar',
    id,
    name,
    data: [...values],
    ...(chart.isStacked ? { stack: 'all' } : {}),
    barMaxWidth: chart.isDense ? undefined : chart.isHorizontal ? 18 : 36,
    barCategoryGap: chart.isDense ? '2%' : '28%',
    barMinHeight: chart.isStacked ? 0 : 1,
    itemStyle: {
      color: look.tones[toneAt(index, tone)],
      ...(chart.isStacked || chart.isDense ? { borderColor: look.surface, borderWidth: 0.5 } : {}),
      ...hatchingOf(index, look),
    },
    emphasis: { focus: 'none' },
  }
}

function hatchingOf(index: number, look: ChartLook) {
  const angle = hatchingAt(index)
  if (angle === null) return {}
  return {
    decal: {
      symbol: 'rect',
      dashArrayX: [1, 0],
      dashArrayY: [2, 5],
      rotation: (angle / 180) * Math.PI,
      color: look.surface,
    },
  }
}

function cumulativeSeries(chart: BarChartData, look: ChartLook) {
  return {
    type: 'line',
    id: 'cumulative',
    name: chart.cumulativeName,
    data: [...cumulativeShares(sumsOf(chart))],
    ...(chart.isHorizontal ? { xAxisIndex: 1 } : { yAxisIndex: 1 }),
    symbol: 'circle',
    symbolSize: 5,
    lineStyle: { color: look.ink, width: 1.5 },
    itemStyle: { color: look.ink },
    silent: true,
    z: 5,
  }
}
