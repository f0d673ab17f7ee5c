import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent, VisualMapContinuousComponent } from 'echarts/components'
import { type EChartsType, init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type ChartData, pointSeriesOf } from './chart-data.ts'
import { readChartLook } from './chart-look.ts'
import { chartOptionOf } from './chart-option.ts'
import { tooltipOf } from './chart-tooltip.ts'
import type { ChartWords } from './use-chart-words.ts'

// Drawn as SVG: sharp on paper and at any zoom, and a page of charts takes little memory.
register([
  BarChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  SVGRenderer,
])

/** The place of a value in a chart: which series (of a heat chart: which row), which category. */
export interface ChartPlace {
  readonly series: number
  readonly category: number
}

/** A chart in the page. */
export interface MountedChart {
  /** Draws in the colours of the present theme. */
  readonly draw: (chart: ChartData, words: ChartWords, canPick: boolean) => void
  /** Shows what stands at a place, as if somebody pointed at it; null stops showing. */
  readonly show: (place: ChartPlace | null) => void
  readonly resize: () => void
  readonly dispose: () => void
}

/** Puts a chart into an element that has a size; `onPick` hears which value was clicked. The one place that knows echarts, loaded with the first chart. */
export function mountChart(element: HTMLElement, onPick: (place: ChartPlace) => void): MountedChart {
  const engine = init(element, null, { renderer: 'svg' })
  let drawn: ChartData | null = null
  let canPick = false
  let redraw = () => {}

  engine.on('click', (event) => {
    if (drawn === null || isPickedByColumn(drawn)) return
    const place = clickedPlace(drawn, event)
    if (place !== null) onPick(place)
  })
  const canvas = engine.getZr()
  canvas.on('click', ({ offsetX, offsetY }) => {
    if (drawn === null || !isPickedByColumn(drawn)) return
    const place = nearestPlace(engine, drawn, [offsetX, offsetY])
    if (place !== null) onPick(place)
  })
  canvas.on('mousemove', ({ offsetX, offsetY }) => {
    if (drawn === null || !canPick || !isPickedByColumn(drawn)) return
    canvas.setCursorStyle(engine.containPixel({ gridIndex: 0 }, [offsetX, offsetY]) ? 'pointer' : 'default')
  })

  return {
    draw(chart, words, mayPick) {
      drawn = chart
      canPick = mayPick
      const look = readChartLook(element)
      redraw = () => {
        const option = chartOptionOf(chart, words, look, engine.getWidth())
        const series = option['series'] as readonly Readonly<Record<string, unknown>>[]
        engine.setOption(
          {
            ...option,
            series: series.map((one) => ({ ...one, cursor: mayPick ? 'pointer' : 'default' })),
            tooltip: tooltipOf(chart, words, look),
          },
          { notMerge: true },
        )
      }
      redraw()
      fitToPaper(element)
    },
    show(place) {
      engine.dispatchAction({ type: 'downplay' })
      if (drawn === null || place === null) return engine.dispatchAction({ type: 'hideTip' })
      const at = engineIndex(drawn, place)
      engine.dispatchAction({ type: 'highlight', ...at })
      engine.dispatchAction({ type: 'showTip', ...at })
    },
    resize() {
      engine.resize()
      redraw()
      fitToPaper(element)
    },
    dispose: () => engine.dispose(),
  }
}

/** Nobody measures a sheet of paper before it is printed: there the picture takes the width it gets, as a whole. */
function fitToPaper(element: HTMLElement): void {
  const picture = element.querySelector('svg')
  picture?.setAttribute('viewBox', `0 0 ${picture.getAttribute('width')} ${picture.getAttribute('height')}`)
}

interface ClickedItem {
  readonly seriesId?: string
  readonly dataIndex?: number
  readonly value?: unknown
}

/** A line, or a bar that stands alone at its place, is hit anywhere above or below: nobody has to aim at a point of six pixels. */
function isPickedByColumn(chart: ChartData): boolean {
  return chart.kind === 'line' || (chart.kind === 'bar' && chart.series.length === 1)
}

function clickedPlace(chart: ChartData, { seriesId, dataIndex, value }: ClickedItem): ChartPlace | null {
  if (chart.kind === 'heat') {
    const [category, series] = Array.isArray(value) ? (value as readonly number[]) : []
    return series === undefined || category === undefined ? null : { series, category }
  }
  if (chart.kind === 'scatter') return dataIndex === undefined ? null : { series: 0, category: dataIndex }
  const series = chart.series.findIndex(({ id }) => id === seriesId)
  return series === -1 || dataIndex === undefined ? null : { series, category: dataIndex }
}

/** The value next to a pixel, in the column (of lying bars: the line) that the pixel is in. */
function nearestPlace(engine: EChartsType, chart: ChartData, pixel: [number, number]): ChartPlace | null {
  if (!engine.containPixel({ gridIndex: 0 }, pixel)) return null
  const at = engine.convertFromPixel({ gridIndex: 0 }, pixel) as readonly number[]
  const isLying = chart.kind === 'bar' && chart.isHorizontal === true
  const category = Math.round(at[isLying ? 1 : 0] ?? -1)
  const height = at[isLying ? 0 : 1] ?? 0
  let nearest: ChartPlace | null = null
  let distance = Number.POSITIVE_INFINITY
  for (const [series, { values }] of pointSeriesOf(chart).entries()) {
    const value = values[category] ?? null
    if (value === null || Math.abs(value - height) >= distance) continue
    distance = Math.abs(value - height)
    nearest = { series, category }
  }
  return nearest
}

/** Where the engine has a place: bands are series of it, too, and of a heat chart every field is an item of the one series. */
function engineIndex(chart: ChartData, { series, category }: ChartPlace) {
  if (chart.kind === 'scatter') return { seriesIndex: 0, dataIndex: category }
  if (chart.kind !== 'heat') {
    const bands = chart.kind === 'line' ? (chart.bands ?? []).length : 0
    return { seriesIndex: bands * 2 + series, dataIndex: category }
  }
  let dataIndex = 0
  for (const [row, { values }] of chart.rows.entries()) {
    for (const [column, value] of values.entries()) {
      if (row === series && column === category) return { seriesIndex: 0, dataIndex }
      if (value !== null) dataIndex += 1
    }
  }
  return { seriesIndex: 0, dataIndex }
}
