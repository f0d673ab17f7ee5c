import type {
  BarChartData,
  HeatChartData,
  LineChartData,
  ScatterChartData,
} from '../../../console/charts/chart-data.ts'
import { type ChartLook, toneTokens } from '../../../console/charts/chart-look.ts'

const categories = [
  { id: '2026-03-01', name: '1 Mar' },
  { id: '2026-03-02', name: '2 Mar' },
  { id: '2026-03-03', name: '3 Mar' },
]

export const compliance: LineChartData = {
  kind: 'line',
  categoryName: 'Day',
  categories,
  unit: 'share',
  series: [
    { id: 'now', name: 'This month', values: [0.9, null, 0.95], look: 'area' },
    { id: 'before', name: 'The month before', values: [0.91, 0.92, 0.93], look: 'before' },
  ],
}

export const arrivals: LineChartData = {
  kind: 'line',
  categoryName: 'Day',
  categories,
  unit: 'count',
  series: [{ id: 'forecast', name: 'Forecast', values: [10, 12, 8] }],
  bands: [{ id: 'spread', name: '80 % of days', from: [7, 9, null], to: [14, 15, null] }],
}

export const reasons: BarChartData = {
  kind: 'bar',
  categoryName: 'Reason',
  categories: [
    { id: 'staff', name: 'Too few people' },
    { id: 'parts', name: 'Parts missing' },
    { id: 'other', name: 'Other' },
  ],
  unit: 'count',
  series: [
    { id: 'kept', name: 'Counted', values: [6, 3, 0], tone: 'late' },
    { id: 'left', name: 'Excluded', values: [1, 0, 0] },
  ],
  isStacked: true,
  cumulativeName: 'Reached',
}

export const byHour: HeatChartData = {
  kind: 'heat',
  categoryName: 'Weekday',
  categories: [
    { id: '9', name: '9' },
    { id: '10', name: '10' },
  ],
  rows: [
    { id: '0', name: 'Mon', values: [4, null] },
    { id: '1', name: 'Tue', values: [1, 2] },
  ],
  unit: 'count',
}

export const pairs: ScatterChartData = {
  kind: 'scatter',
  categoryName: 'Day',
  categories,
  series: [
    { id: 'volume', name: 'Cases coming in', unit: 'number', values: [-3, 0, 5] },
    { id: 'answer', name: 'Time to first answer', unit: 'duration', values: [-600_000, null, 3_600_000] },
  ],
  zeroName: 'usual',
}

/** A look whose colours are the names of their tokens. */
export const namedLook: ChartLook = {
  ink: 'ink',
  inkSoft: 'ink-soft',
  line: 'line',
  ground: 'ground',
  surface: 'surface',
  raised: 'raised',
  accent: 'accent',
  late: 'late',
  tones: toneTokens,
  fontFamily: 'sans',
}
