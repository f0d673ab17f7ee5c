import type { WireArrivalForecast, WireExpectedDay } from '../../core/contract/wire-forecast.ts'
import type { LineChartData } from '../charts/chart-data.ts'
import type { ArrivalLook } from './forecast-search.ts'

type Word = 'hour' | 'day' | 'came' | 'expected' | 'naive' | 'band80' | 'band95' | 'dayBand80'

interface ArrivalWords {
  readonly hourName: (at: string) => string
  readonly dayName: (day: WireExpectedDay) => string
  readonly word: (name: Word) => string
}

const nearPast = 2 * 24
const nearAhead = 5 * 24

/** The chart of arrivals: what came, what is expected within which bounds, and beside it the same hour of last week. Pure. */
export function arrivalsChart(
  forecast: WireArrivalForecast,
  look: ArrivalLook,
  { hourName, dayName, word }: ArrivalWords,
): Omit<LineChartData, 'kind'> {
  if (look === 'days') {
    const { days } = forecast
    return {
      unit: 'count',
      categoryName: word('day'),
      categories: days.map((day) => ({ id: day.date, name: dayName(day) })),
      series: [
        { id: 'expected', name: word('expected'), values: days.map((day) => Math.round(day.expected)), tone: 1 },
      ],
      bands: [
        {
          id: 'band80',
          name: word('dayBand80'),
          from: days.map(({ low80 }) => Math.round(low80)),
          to: days.map(({ high80 }) => Math.round(high80)),
          tone: 1,
        },
      ],
    }
  }
  const past = look === 'near' ? forecast.past.slice(-nearPast) : forecast.past
  const hours = look === 'near' ? forecast.hours.slice(0, nearAhead) : forecast.hours
  const before = past.map(() => null)
  return {
    unit: 'number',
    categoryName: word('hour'),
    categories: [...past, ...hours].map(({ at }) => ({ id: at, name: hourName(at) })),
    series: [
      {
        id: 'came',
        name: word('came'),
        values: [...past.map(({ arrivals }) => arrivals), ...hours.map(() => null)],
        tone: 3,
      },
      {
        id: 'expected',
        name: word('expected'),
        values: [...before, ...hours.map(({ expected }) => expected)],
        tone: 1,
      },
      { id: 'naive', name: word('naive'), values: [...before, ...hours.map(({ naive }) => naive)], look: 'before' },
    ],
    bands: [
      {
        id: 'band95',
        name: word('band95'),
        from: [...before, ...hours.map(({ low95 }) => low95)],
        to: [...before, ...hours.map(({ high95 }) => high95)],
        tone: 'soft',
      },
      {
        id: 'band80',
        name: word('band80'),
        from: [...before, ...hours.map(({ low80 }) => low80)],
        to: [...before, ...hours.map(({ high80 }) => high80)],
        tone: 1,
      },
    ],
  }
}
