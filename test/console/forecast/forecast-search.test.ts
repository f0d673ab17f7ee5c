import { describe, expect, it } from 'vitest'
import { readForecastSearch } from '../../../console/forecast/forecast-search.ts'
import { pastLink } from '../../../console/forecast/past-link.ts'
import { staffingRows } from '../../../console/forecast/staffing-heat.ts'

describe('the address of the forecast', () => {
  it('keeps what it understands and drops the rest', () => {
    const search = readForecastSearch({
      flow: 'complaint',
      look: 'days',
      proof: 'true',
      heat: 'warm',
      team: '',
      x: '1',
    })

    expect(search).toEqual({ flow: 'complaint', look: 'days', proof: true })
    expect(readForecastSearch({ look: 'near', heat: 'gap', flow: ['a'] })).toEqual({ heat: 'gap' })
  })
})

describe('the cases that came in within an hour', () => {
  it('are found by the date and the hour of the week in the zone of the forecast', () => {
    const { to, search } = pastLink({
      at: '2026-11-29T17:00:00.000Z',
      zone: 'Asia/Shanghai',
      flow: 'complaint',
      channel: null,
    })

    // One o'clock on a Monday in Shanghai.
    expect(to).toBe('/reports/cases')
    expect(search).toMatchObject({
      measure: 'opened',
      from: '2026-11-30',
      to: '2026-12-01',
      hour: '1',
      flow: 'complaint',
    })
    expect(search).not.toHaveProperty('channel')
  })
})

describe('the hours of a team', () => {
  it('stand by day and hour of its zone; closed ones stay empty', () => {
    const at = (text: string) => new Date(text).toISOString()
    const hours = [
      { at: at('2026-11-23T01:00:00Z'), arrivals: 3, required: 5, planned: 3 },
      { at: at('2026-11-23T02:00:00Z'), arrivals: 3, required: 2, planned: 3 },
      { at: at('2026-11-23T17:00:00Z'), arrivals: 0, required: 0, planned: 0 },
    ]
    const [monday, tuesday] = staffingRows({ zone: 'Asia/Shanghai', hours }, 'gap', (date) => date)

    expect(monday?.id).toBe('2026-11-23')
    expect(monday?.values.slice(8, 11)).toEqual([null, 2, 0])
    expect(tuesday?.values.every((value) => value === null)).toBe(true)
    expect(staffingRows({ zone: 'Asia/Shanghai', hours }, 'needed', (date) => date)[0]?.values[10]).toBe(2)
  })
})
