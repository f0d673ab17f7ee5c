import { type ChartData, type ChartPoint, cumulativeShares, pointAt, pointSeriesOf, sumsOf } from './chart-data.ts'
import type { ChartWords } from './use-chart-words.ts'

/** One cell: its words, and the point it stands for; null for what cannot be pointed at. */
export interface ChartCell {
  readonly text: string
  readonly point: ChartPoint | null
}

export interface ChartTableRow {
  readonly id: string
  readonly name: string
  readonly cells: readonly ChartCell[]
}

/** A chart as a table: all of its values, in words. */
export interface ChartTable {
  readonly corner: string
  readonly columns: readonly { readonly id: string; readonly name: string }[]
  readonly rows: readonly ChartTableRow[]
}

/** The table that says the same as a chart: a row for each category, of a heat chart for each of its rows. */
export function chartTableOf(chart: ChartData, words: ChartWords): ChartTable {
  const cellOf = (series: number, category: number): ChartCell => {
    const point = pointAt(chart, series, category)
    return { text: point === null ? words.nothing : words.value(point.value, series), point }
  }
  if (chart.kind === 'heat') {
    const rows = chart.rows.map(({ id, name }, series) => ({
      id,
      name,
      cells: chart.categories.map((_, category) => cellOf(series, category)),
    }))
    return { corner: chart.categoryName, columns: chart.categories, rows }
  }
  const extra = extraColumnsOf(chart, words)
  return {
    corner: chart.categoryName,
    columns: [...pointSeriesOf(chart).map(({ id, name }) => ({ id, name })), ...extra],
    rows: chart.categories.map(({ id, name }, category) => ({
      id,
      name,
      cells: [
        ...pointSeriesOf(chart).map((_, series) => cellOf(series, category)),
        ...extra.map(({ texts }) => ({ text: texts[category] ?? words.nothing, point: null })),
      ],
    })),
  }
}

interface ExtraColumn {
  readonly id: string
  readonly name: string
  /** By category. */
  readonly texts: readonly string[]
}

/** What a chart shows beside its points: bands, and the line of a Pareto. */
export function extraColumnsOf(chart: ChartData, words: ChartWords): readonly ExtraColumn[] {
  if (chart.kind === 'line') {
    return (chart.bands ?? []).map(({ id, name, from, to }) => ({
      id,
      name,
      texts: chart.categories.map((_, index) => words.range(from[index] ?? null, to[index] ?? null)),
    }))
  }
  if (chart.kind !== 'bar' || chart.cumulativeName === undefined) return []
  const texts = cumulativeShares(sumsOf(chart)).map(words.share)
  return [{ id: 'cumulative', name: chart.cumulativeName, texts }]
}

/** What is said of one category, line by line: for who hovers, and for who goes through the chart by keyboard. */
export interface PlaceWords {
  readonly title: string
  readonly lines: readonly { readonly name: string; readonly text: string }[]
}

/** What a chart says at a category; of a heat chart, of the one field. */
export function placeWordsOf(chart: ChartData, series: number, category: number, words: ChartWords): PlaceWords {
  const place = chart.categories[category]?.name ?? ''
  const { columns, rows } = chartTableOf(chart, words)
  if (chart.kind === 'heat') {
    const row = rows[series]
    return { title: row?.name ?? '', lines: [{ name: place, text: row?.cells[category]?.text ?? words.nothing }] }
  }
  const cells = rows[category]?.cells ?? []
  return {
    title: place,
    lines: columns.map(({ name }, index) => ({ name, text: cells[index]?.text ?? words.nothing })),
  }
}
