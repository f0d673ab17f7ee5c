/** What the numbers of a chart are: how many, a part of one (0.93), a length in milliseconds, or just numbers. */
export type ChartUnit = 'count' | 'share' | 'duration' | 'number'

/** A colour of the theme: by its meaning where it has one, else a place in the palette, which colour-blind people can tell apart. */
export type ChartTone = 1 | 2 | 3 | 4 | 5 | 6 | 'met' | 'soon' | 'late' | 'waiting' | 'soft'

/** One place on the axis of a chart: a day, a team, … */
export interface ChartCategory {
  readonly id: string
  readonly name: string
}

/** One value for each category, in their order; null where there is none. */
export type ChartValues = readonly (number | null)[]

/**
 * How a line is drawn. `area` fills the ground under it; `before` is what it is compared with, dashed and soft; `target` is a
 * promise to hold, drawn thin.
 */
export type LineLook = 'line' | 'area' | 'before' | 'target'

export interface LineSeries {
  readonly id: string
  readonly name: string
  readonly values: ChartValues
  readonly look?: LineLook
  readonly tone?: ChartTone
}

/** What lies between two values: an interval of a forecast, the usual spread. */
export interface LineBand {
  readonly id: string
  readonly name: string
  readonly from: ChartValues
  readonly to: ChartValues
  readonly tone?: ChartTone
}

interface ChartPlaces {
  /** What the categories are, at the head of their column of the table: day, team, … */
  readonly categoryName: string
  readonly categories: readonly ChartCategory[]
}

interface ChartBasics extends ChartPlaces {
  readonly unit: ChartUnit
}

export interface LineChartData extends ChartBasics {
  readonly kind: 'line'
  readonly series: readonly LineSeries[]
  readonly bands?: readonly LineBand[]
  /** Where the axis begins and ends; else as the values ask. Counts and lengths begin at 0. */
  readonly min?: number
  readonly max?: number
}

export interface BarSeries {
  readonly id: string
  readonly name: string
  readonly values: ChartValues
  readonly tone?: ChartTone
}

export interface BarChartData extends ChartBasics {
  readonly kind: 'bar'
  readonly series: readonly BarSeries[]
  readonly isStacked?: boolean
  /** Bars lie, the first category on top: for long names. */
  readonly isHorizontal?: boolean
  /** Bars touch each other: the categories are neighbouring ranges. */
  readonly isDense?: boolean
  /** A line with the share of all that is reached up to each category (Pareto), under this name. Categories come in their order. */
  readonly cumulativeName?: string
}

export interface HeatRow extends ChartCategory {
  readonly values: ChartValues
}

/** Rows of fields, each as strong as its value: hours (`categories`) by weekday (`rows`). */
export interface HeatChartData extends ChartBasics {
  readonly kind: 'heat'
  readonly rows: readonly HeatRow[]
  /** `late` where more is worse. */
  readonly tone?: 'accent' | 'late'
}

/** One axis of a scatter chart: what it measures, with a value for each category. */
export interface ScatterAxis extends ChartCategory {
  readonly values: ChartValues
  /** In what steps its ticks go. */
  readonly unit: ChartUnit
}

/** A point for each category, at the values of two figures. */
export interface ScatterChartData extends ChartPlaces {
  readonly kind: 'scatter'
  /** What goes across, and what goes up. */
  readonly series: readonly [across: ScatterAxis, up: ScatterAxis]
  /** What zero is called on both axes. */
  readonly zeroName?: string
}

export type ChartData = LineChartData | BarChartData | HeatChartData | ScatterChartData

/** One value of a chart, by the ids of its series (of a heat chart: its row) and its category. */
export interface ChartPoint {
  readonly series: string
  readonly category: string
  readonly value: number
}

/** The series that can be pointed at: of a heat chart its rows. */
export function pointSeriesOf(chart: ChartData): readonly (ChartCategory & { readonly values: ChartValues })[] {
  return chart.kind === 'heat' ? chart.rows : chart.series
}

/** The point of a series at a place; null where there is no value. */
export function pointAt(chart: ChartData, seriesIndex: number, categoryIndex: number): ChartPoint | null {
  const series = pointSeriesOf(chart)[seriesIndex]
  const category = chart.categories[categoryIndex]
  const value = series?.values[categoryIndex] ?? null
  return series === undefined || category === undefined || value === null
    ? null
    : { series: series.id, category: category.id, value }
}

/** What share of the sum is reached up to and with each value; nothing counts as 0, and everything is 1 where the sum is 0. */
export function cumulativeShares(values: ChartValues): readonly number[] {
  const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0)
  let reached = 0
  return values.map((value) => {
    reached += value ?? 0
    return sum === 0 ? 1 : reached / sum
  })
}

/** The sum of the series at each category, which a Pareto line is made of. */
export function sumsOf(chart: BarChartData): readonly number[] {
  return chart.categories.map((_, index) => chart.series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0))
}
