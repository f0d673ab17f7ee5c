import { describe, expect, it } from 'vitest'
import { durationStep } from '../../../console/charts/chart-axes.ts'
import type { ChartData } from '../../../console/charts/chart-data.ts'
import { chartOptionOf } from '../../../console/charts/chart-option.ts'
import { chartWordsOf } from '../../../console/charts/use-chart-words.ts'
import { arrivals, byHour, compliance, namedLook, pairs, reasons } from './sample-charts.ts'

interface DrawnSeries {
  readonly id: string
  readonly type: string
  readonly data: readonly unknown[]
  readonly stack?: string
  readonly silent?: boolean
  readonly yAxisIndex?: number
  readonly lineStyle?: { readonly color: string; readonly type: unknown }
  readonly label?: { readonly show: boolean }
  readonly markLine?: { readonly data: readonly unknown[] }
  readonly itemStyle?: { readonly color: string; readonly decal?: object }
}

const draw = (chart: ChartData, width = 600) => {
  const option = chartOptionOf(
    chart,
    chartWordsOf(chart.kind === 'scatter' ? 'number' : chart.unit, 'en'),
    namedLook,
    width,
  )
  return { option, series: option['series'] as readonly DrawnSeries[] }
}

describe('the drawing of a chart', () => {
  it.each([compliance, arrivals, reasons, byHour, pairs])('never moves: $kind of $categoryName', (chart) => {
    expect(draw(chart).option['animation']).toBe(false)
  })

  it('keeps the gap where there is no value', () => {
    expect(draw(compliance).series[0]?.data).toEqual([0.9, null, 0.95])
  })

  it('tells lines apart by more than their colour', () => {
    const lines = draw({
      ...arrivals,
      bands: [],
      series: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, name: id, values: [1, 2, 3] })),
    }).series

    expect(new Set(lines.map(({ lineStyle }) => JSON.stringify(lineStyle?.type))).size).toBe(6)
    expect(new Set(lines.map(({ lineStyle }) => lineStyle?.color)).size).toBe(6)
  })

  it('tells bars apart by more than their colour', () => {
    const bars = draw({ ...reasons, series: ['a', 'b', 'c'].map((id) => ({ id, name: id, values: [1, 2, 3] })) }).series
    const patterns = bars.filter(({ type }) => type === 'bar').map(({ itemStyle }) => JSON.stringify(itemStyle?.decal))

    expect(new Set(patterns).size).toBe(3)
  })

  it('puts a band between its two values, out of reach of the pointer', () => {
    const [from, to] = draw(arrivals).series

    expect(from?.data).toEqual([7, 9, null])
    expect(to?.data).toEqual([7, 6, null])
    expect([from?.stack, from?.silent]).toEqual([to?.stack, to?.silent])
    expect(to?.silent).toBe(true)
  })

  it('draws the line of a Pareto over all that is stacked, on an axis of its own', () => {
    const line = draw(reasons).series.find(({ id }) => id === 'cumulative')

    expect(line?.data).toEqual([0.7, 1, 1])
    expect(line?.yAxisIndex).toBe(1)
  })

  it('of a heat chart has the fields with a value, and their numbers', () => {
    expect(draw(byHour).series[0]?.data).toMatchObject([
      { value: [0, 0, 4] },
      { value: [0, 1, 1] },
      { value: [1, 1, 2] },
    ])
  })

  it('of a heat chart leaves the numbers away where they would run into each other', () => {
    expect(draw(byHour, 600).series[0]?.label?.show).toBe(true)
    expect(draw(byHour, 90).series[0]?.label?.show).toBe(false)
  })

  it('of two figures has a point for each category, and lines where both are zero', () => {
    const { option, series } = draw(pairs)

    expect(series.find(({ id }) => id === 'points')?.data).toEqual([
      [-3, -600_000],
      [0, null],
      [5, 3_600_000],
    ])
    expect(series[0]?.markLine?.data).toEqual([{ xAxis: 0 }, { yAxis: 0 }])
    const across = option['xAxis'] as { name: string; axisLabel: { formatter: (value: number) => string } }
    expect(across.name).toContain('Cases coming in')
    expect(across.axisLabel.formatter(0)).toBe('usual')
    expect(across.axisLabel.formatter(5)).toBe('5')
  })

  it('of lengths on both sides of zero has ticks that people count in', () => {
    expect(draw(pairs).option['yAxis']).toMatchObject({ min: -900_000, max: 3_600_000, interval: 900_000 })
  })

  it('begins bars at 0, and below where there is less than nothing', () => {
    const bars = (values: readonly number[]) =>
      draw({ ...reasons, isStacked: false, series: [{ id: 'a', name: 'a', values }] }).option['yAxis'] as {
        min?: number
      }[]

    expect(bars([3, 2, 1])[0]?.min).toBe(0)
    expect(bars([3, -2, 1])[0]?.min).toBeUndefined()
  })

  it.each([
    [[0.93, 0.96], { min: 0.9, max: 1, interval: 0.05 }],
    [[0.62, 1], { min: 0.6, max: 1, interval: 0.1 }],
    [[0.21, 0.9], { min: 0.2, max: 1, interval: 0.2 }],
    [[1, 1], { min: 0.95, max: 1, interval: 0.05 }],
  ])('lets shares of %j go up to one in even steps', (values, { min, max, interval }) => {
    const { option } = draw({ ...compliance, series: [{ id: 'a', name: 'a', values }] })
    const axis = option['yAxis'] as { min: number; max: number; interval: number }

    expect(axis.min).toBeCloseTo(min)
    expect(axis.max).toBe(max)
    expect(axis.interval).toBe(interval)
  })

  it('begins lengths at 0 with ticks that people count in', () => {
    const { option } = draw({
      ...arrivals,
      bands: [],
      unit: 'duration',
      series: [{ id: 'a', name: 'a', values: [1, 2, 7_000_000] }],
    })

    expect(option['yAxis']).toMatchObject({ min: 0, interval: 1_800_000, max: 7_200_000 })
  })
})

describe('the step of an axis of lengths', () => {
  it.each([
    [40_000, 10_000],
    [60_000, 30_000],
    [3_600_000, 900_000],
    [36_000_000, 7_200_000],
    [86_400_000 * 30, 86_400_000 * 10],
    [86_400_000 * 4000, 86_400_000 * 800],
  ])('up to %d ms is %d ms', (max, step) => {
    expect(durationStep(max)).toBe(step)
  })
})
