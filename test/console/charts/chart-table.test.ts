import { describe, expect, it } from 'vitest'
import { chartTableOf, placeWordsOf } from '../../../console/charts/chart-table.ts'
import { chartWordsOf } from '../../../console/charts/use-chart-words.ts'
import { arrivals, byHour, compliance, pairs, reasons } from './sample-charts.ts'

const english = (chart: Parameters<typeof chartTableOf>[0]) =>
  chartTableOf(chart, chartWordsOf(chart.kind === 'scatter' ? 'number' : chart.unit, 'en'))
const textsOf = (chart: Parameters<typeof chartTableOf>[0]) =>
  english(chart).rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)])

describe('the table of a chart', () => {
  it('has a row for each category and a column for each series', () => {
    expect(english(compliance).columns.map(({ name }) => name)).toEqual(['This month', 'The month before'])
    expect(textsOf(compliance)).toEqual([
      ['1 Mar', '90.0%', '91.0%'],
      ['2 Mar', '–', '92.0%'],
      ['3 Mar', '95.0%', '93.0%'],
    ])
  })

  it('says a band as from and to', () => {
    expect(textsOf(arrivals)).toEqual([
      ['1 Mar', '10', '7–14'],
      ['2 Mar', '12', '9–15'],
      ['3 Mar', '8', '–'],
    ])
  })

  it('of a Pareto says what is reached', () => {
    expect(textsOf(reasons).map((row) => row.at(-1))).toEqual(['70.0%', '100.0%', '100.0%'])
  })

  it('of a heat chart has its rows and columns', () => {
    expect(textsOf(byHour)).toEqual([
      ['Mon', '4', '–'],
      ['Tue', '1', '2'],
    ])
  })

  it('of two figures says both by category, each in its own words', () => {
    const words = chartWordsOf('number', 'en', (value, series) => `${value} of ${series === 1 ? 'up' : 'across'}`)

    expect(chartTableOf(pairs, words).rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['-3 of across', '-600000 of up'],
      ['0 of across', '–'],
      ['5 of across', '3600000 of up'],
    ])
  })

  it('knows of each value which point it is, and none where there is no value', () => {
    const [first, second] = english(byHour).rows[0]?.cells ?? []

    expect(first?.point).toEqual({ series: '0', category: '9', value: 4 })
    expect(second?.point).toBeNull()
  })

  it('speaks Chinese', () => {
    const { rows } = chartTableOf({ ...arrivals, unit: 'duration' }, chartWordsOf('duration', 'zh-CN'))

    expect(rows[0]?.cells[0]?.text).toBe('不到 1 秒')
  })
})

describe('what is said of a place', () => {
  it('are all series at the category', () => {
    expect(placeWordsOf(compliance, 0, 1, chartWordsOf('share', 'en'))).toEqual({
      title: '2 Mar',
      lines: [
        { name: 'This month', text: '–' },
        { name: 'The month before', text: '92.0%' },
      ],
    })
  })

  it('is the one field of a heat chart', () => {
    expect(placeWordsOf(byHour, 1, 1, chartWordsOf('count', 'en'))).toEqual({
      title: 'Tue',
      lines: [{ name: '10', text: '2' }],
    })
  })
})
