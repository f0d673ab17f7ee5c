import { describe, expect, it } from 'vitest'
import { spanLink } from '../../../console/diagnosis/span-link.ts'

const window = {
  from: '2026-08-01',
  to: '2026-10-01',
  zone: 'Asia/Shanghai',
  fromAt: '2026-07-31T16:00:00.000Z',
  toAt: '2026-09-30T16:00:00.000Z',
}
const byDay = { flow: 'complaint', clock: 'resolution', span: 'day', window } as const
const pair = { one: 'volume', other: 'compliance', lag: 2 } as const

describe('what is behind a point of two figures', () => {
  it('are the cases that came in on its day', () => {
    expect(spanLink(byDay, pair, 'one', '2026-08-31')).toEqual({
      to: '/reports/cases',
      search: { measure: 'opened', zone: 'Asia/Shanghai', from: '2026-08-31', to: '2026-09-01', flow: 'complaint' },
    })
  })

  it('of a figure that follows later is of that later day, as the figure counts it', () => {
    expect(spanLink(byDay, pair, 'other', '2026-08-31').search).toMatchObject({
      measure: 'clock',
      key: 'resolution',
      excluded: 'no',
      from: '2026-09-02',
      to: '2026-09-03',
    })
  })

  it('by hour is the hour of the week on its day, over midnight, too', () => {
    const byHour = { ...byDay, span: 'hour' } as const

    // 31 August 2026 is a Monday.
    expect(spanLink(byHour, pair, 'one', '2026-08-31T23').search).toMatchObject({ from: '2026-08-31', hour: '23' })
    expect(spanLink(byHour, pair, 'other', '2026-08-31T23').search).toMatchObject({ from: '2026-09-01', hour: '25' })
    expect(spanLink(byHour, { ...pair, lag: -2 }, 'other', '2026-08-31T01').search).toMatchObject({
      from: '2026-08-30',
      hour: String(6 * 24 + 23),
    })
  })

  it('of people at work is the report of that day by person', () => {
    expect(spanLink(byDay, { ...pair, one: 'people' }, 'one', '2026-08-31')).toEqual({
      to: '/reports',
      search: { by: 'assignee', zone: 'Asia/Shanghai', from: '2026-08-31', to: '2026-09-01', flow: 'complaint' },
    })
  })
})
