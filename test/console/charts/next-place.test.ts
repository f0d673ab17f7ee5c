import { describe, expect, it } from 'vitest'
import { nextPlace } from '../../../console/charts/next-place.ts'
import { byHour, compliance, pairs, reasons } from './sample-charts.ts'

describe('going through a chart by keyboard', () => {
  it('begins at the first value, or with End at the last', () => {
    expect(nextPlace(compliance, null, 'ArrowRight')).toEqual({ series: 0, category: 0 })
    expect(nextPlace(compliance, null, 'End')).toEqual({ series: 0, category: 2 })
  })

  it('walks along the categories and across the series, and stops at the edges', () => {
    expect(nextPlace(compliance, { series: 0, category: 0 }, 'ArrowRight')).toEqual({ series: 0, category: 1 })
    expect(nextPlace(compliance, { series: 0, category: 2 }, 'ArrowRight')).toEqual({ series: 0, category: 2 })
    expect(nextPlace(compliance, { series: 0, category: 1 }, 'ArrowDown')).toEqual({ series: 1, category: 1 })
    expect(nextPlace(byHour, { series: 1, category: 1 }, 'ArrowDown')).toEqual({ series: 1, category: 1 })
    expect(nextPlace(compliance, { series: 1, category: 2 }, 'Home')).toEqual({ series: 1, category: 0 })
  })

  it('of lying bars goes downwards', () => {
    const lying = { ...reasons, isHorizontal: true }

    expect(nextPlace(lying, { series: 0, category: 0 }, 'ArrowDown')).toEqual({ series: 0, category: 1 })
    expect(nextPlace(lying, { series: 0, category: 0 }, 'ArrowRight')).toEqual({ series: 1, category: 0 })
  })

  it('of two figures goes from point to point', () => {
    expect(nextPlace(pairs, { series: 0, category: 0 }, 'ArrowRight')).toEqual({ series: 0, category: 1 })
    expect(nextPlace(pairs, { series: 0, category: 1 }, 'ArrowDown')).toEqual({ series: 0, category: 1 })
  })

  it('leaves other keys alone', () => {
    expect(nextPlace(compliance, null, 'Tab')).toBeNull()
    expect(nextPlace({ ...compliance, categories: [] }, null, 'ArrowRight')).toBeNull()
  })
})
