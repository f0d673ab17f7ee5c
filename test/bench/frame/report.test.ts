import { describe, expect, it } from 'vitest'
import { shownNumber, tableOf } from '../../../bench/frame/report.ts'

describe('the table of results', () => {
  it('shows as many digits as mean anything', () => {
    expect([1_234_567.8, 999.6, 45.67, 3.456, 0.05].map(shownNumber)).toEqual([
      '1,234,568',
      '1,000',
      '45.7',
      '3.46',
      '0.05',
    ])
  })

  it('has a line per result, and leaves out what was not compared', () => {
    const table = tableOf([
      { name: 'core.step', value: 1200, unit: 'steps/s', baseline: 2400, ratio: 0.5, runs: 7 },
      { name: 'memory.server', value: 90, unit: 'MB', runs: 1 },
    ])

    expect(table.split('\n')).toEqual([
      'name           value  unit     baseline  ratio  runs',
      'core.step      1,200  steps/s     2,400   0.50     7',
      'memory.server   90.0  MB                           1',
    ])
  })
})
