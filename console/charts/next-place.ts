import { type ChartData, pointSeriesOf } from './chart-data.ts'
import type { ChartPlace } from './chart-engine.ts'

/**
 * Where an arrow leads from a place of a chart: along the categories, and across to the next series or row; Home and End lead to the
 * first and the last category. Of lying bars the categories run downwards. Null for any other key. It stops at the edges.
 */
export function nextPlace(chart: ChartData, place: ChartPlace | null, key: string): ChartPlace | null {
  // Both values of a point of a scatter chart are at one place.
  const seriesCount = chart.kind === 'scatter' ? 1 : pointSeriesOf(chart).length
  const last = chart.categories.length - 1
  if (seriesCount === 0 || last < 0) return null
  const isLying = chart.kind === 'bar' && chart.isHorizontal === true
  const along = isLying ? { back: 'ArrowUp', on: 'ArrowDown' } : { back: 'ArrowLeft', on: 'ArrowRight' }
  const across = isLying ? { back: 'ArrowLeft', on: 'ArrowRight' } : { back: 'ArrowUp', on: 'ArrowDown' }
  const move = (categories: number, series: number): ChartPlace =>
    place === null
      ? { series: 0, category: categories === Number.POSITIVE_INFINITY ? last : 0 }
      : {
          series: Math.min(Math.max(place.series + series, 0), seriesCount - 1),
          category: Math.min(Math.max(place.category + categories, 0), last),
        }
  switch (key) {
    case along.back:
      return move(-1, 0)
    case along.on:
      return move(1, 0)
    case across.back:
      return move(0, -1)
    case across.on:
      return move(0, 1)
    case 'Home':
      return move(Number.NEGATIVE_INFINITY, 0)
    case 'End':
      return move(Number.POSITIVE_INFINITY, 0)
    default:
      return null
  }
}
