import { assert, dictionary, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breachQuery, readBreachSearch, reasonQuery } from '../../../console/breaches/breach-search.ts'

const noon = new Date(2026, 10, 23, 12).getTime()

describe('an address of the review desk', () => {
  it('is understood as it was written, and what it does not know is dropped', () => {
    const search = { view: 'reasons', review: 'done', flow: 'complaint', contested: 'true', excluded: 'no', days: '7' }

    expect(
      readBreachSearch({ ...search, sort: 'wildly', days: '8', weigh: '', nonsense: 'x', from: 'yesterday' }),
    ).toEqual({
      view: 'reasons',
      review: 'done',
      flow: 'complaint',
      contested: true,
      excluded: 'no',
    })
    expect(readBreachSearch(search)).toMatchObject({ days: '7' })
  })

  it('asks for what is to be judged, the oldest first, as usual', () => {
    expect(breachQuery({}, noon)).toEqual({ review: 'open', sort: 'oldest' })
    expect(breachQuery({ review: 'all', overdue: true, judge: 'me' }, noon)).toEqual({
      overdue: true,
      judge: 'me',
      sort: 'oldest',
    })
  })

  it('counts days up to the end of this one, and instants as they are', () => {
    const { from, to } = breachQuery({ days: '7' }, noon)

    expect(Date.parse(to ?? '')).toBe(new Date(2026, 10, 24).getTime())
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(7 * 86_400_000)
    expect(breachQuery({ days: '7', from: '2026-01-01T00:00:00Z' }, noon)).toMatchObject({
      from: '2026-01-01T00:00:00Z',
    })
    expect(breachQuery({ days: '7', from: '2026-01-01T00:00:00Z' }, noon)).not.toHaveProperty('to')
  })

  it('asks for the reasons of thirty days in both counts, as usual', () => {
    const query = reasonQuery({ team: 'frontline', reason: 'left out' }, noon)

    expect(query).toMatchObject({ level: 1, counting: 'all', weigh: 'count', team: 'frontline' })
    expect(query).not.toHaveProperty('reason')
    expect(Date.parse(query.to ?? '') - Date.parse(query.from ?? '')).toBe(30 * 86_400_000)
  })

  it('of any kind gives texts and nothing that was not asked for', () => {
    assert(
      property(dictionary(string(), string()), (search) => {
        for (const [name, value] of Object.entries(readBreachSearch(search))) {
          expect(Object.hasOwn(search, name)).toBe(true)
          expect(['string', 'boolean']).toContain(typeof value)
        }
      }),
    )
  })
})
