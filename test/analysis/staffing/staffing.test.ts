import { describe, expect, it } from 'vitest'
import type { CaseHistory, Happening } from '../../../analysis/risk/case-history.ts'
import { peopleNeeded } from '../../../analysis/staffing/erlang-c.ts'
import { staffedHours, staffingGaps } from '../../../analysis/staffing/staffing.ts'
import { teamWork } from '../../../analysis/staffing/team-work.ts'
import { hourMs, shanghai } from '../forecast/arrivals-of.ts'

const calendar = shanghai()
/** Monday, nine o'clock in Shanghai. */
const monday = Date.parse('2026-09-07T01:00:00Z')
const minute = 60_000

describe('the work of a team', () => {
  it('is what its people had in hand, and what they had at the same time shares the time', () => {
    const cases = [
      worked('a', monday, [0, 60], 'ann'),
      worked('b', monday + 30 * minute, [0, 30], 'ann'),
      worked('c', monday, [0, 30], 'bob'),
    ]

    const [work] = teamWork(
      cases,
      () => true,
      () => calendar,
    )

    // Ann is busy for an hour with two of them, Bob for half an hour with one.
    expect(work).toMatchObject({ team: 'frontline', pieces: 3, workMs: 30 * minute, first: 1 })
    expect(work?.perCase.help?.[0]).toBe(1)
  })

  it('leaves out what is no task, nights, and time waited for the customer', () => {
    const fromAt = monday + 8 * hourMs
    const happenings: Happening[] = [
      { at: fromAt, event: 'caseCreated' },
      { at: fromAt, event: 'nodeEntered', node: 'fix' },
      { at: fromAt, event: 'assigned', team: 'frontline', assignee: 'ann' },
      { at: fromAt + 20 * minute, event: 'waitStarted', reason: 'customer' },
      { at: fromAt + 40 * minute, event: 'waitEnded', reason: 'customer' },
      { at: fromAt + 16 * hourMs + 10 * minute, event: 'nodeLeft', node: 'fix' },
      { at: fromAt + 16 * hourMs + 10 * minute, event: 'nodeEntered', node: 'rest' },
      { at: fromAt + 30 * hourMs, event: 'nodeLeft', node: 'rest' },
    ]
    const cases = [{ id: 'a', flow: 'help', channel: null, createdAt: fromAt, happenings, clocks: [] }]

    const [work] = teamWork(
      cases,
      (_, node) => node === 'fix',
      () => calendar,
    )

    // Twenty minutes before the wait, twenty to closing, ten the next morning.
    expect(work).toMatchObject({ pieces: 1, workMs: 50 * minute })
  })
})

describe('the people a team needs', () => {
  const work = { team: 'frontline', pieces: 100, workMs: 20 * minute, first: 1, perCase: { help: [1] } }
  const plan = { team: 'frontline', calendar, withinMs: 30 * minute, share: 0.9, people: 3 }

  it('are those of Erlang C while it is open, and none while it is closed', () => {
    const arrivals = [{ flow: 'help', fromAt: monday, byHour: Array.from({ length: 24 }, () => 12) }]

    const hours = staffedHours(work, plan, arrivals, monday, 24)

    expect(hours).toHaveLength(24)
    expect(hours[0]).toEqual({
      at: monday,
      arrivals: 12,
      required: peopleNeeded(12, 20 * minute, 30 * minute, 0.9),
      planned: 3,
    })
    expect(hours[12]).toEqual({ at: monday + 12 * hourMs, arrivals: 0, required: 0, planned: 0 })
  })

  it('are more in the first hour, when what came over the weekend has to be taken up', () => {
    const fromAt = monday - 48 * hourMs
    const weekend = [{ flow: 'help', fromAt, byHour: Array.from({ length: 48 }, () => 1) }]

    const hours = staffedHours(work, plan, weekend, monday, 9)

    // 48 of them within half an hour: each of the people takes up one at once and one more after twenty minutes and a half on average.
    expect(hours[0]).toMatchObject({ arrivals: 48, required: Math.ceil(48 / 2.5) })
    expect(hours[1]).toMatchObject({ required: 0 })
  })

  it('come late where work comes late after its case', () => {
    const later = { ...work, perCase: { help: [0, 0, 1] } }
    const arrivals = [{ flow: 'help', fromAt: monday, byHour: [12] }]

    const hours = staffedHours(later, plan, arrivals, monday, 4)

    expect(hours.map(({ arrivals: count }) => count)).toEqual([0, 0, 12, 0])
  })

  it('are missing in stretches, the worst first', () => {
    const hours = [4, 5, 3, 2, 6].map((required, hour) => ({
      at: monday + hour * hourMs,
      arrivals: 1,
      required,
      planned: 3,
    }))

    expect(staffingGaps('frontline', hours)).toEqual([
      { team: 'frontline', fromAt: monday + 4 * hourMs, toAt: monday + 5 * hourMs, short: 3, required: 6, planned: 3 },
      { team: 'frontline', fromAt: monday, toAt: monday + 2 * hourMs, short: 2, required: 5, planned: 3 },
    ])
  })
})

function worked(id: string, createdAt: number, [from, to]: readonly [number, number], assignee: string): CaseHistory {
  const happenings: Happening[] = [
    { at: createdAt, event: 'caseCreated' },
    { at: createdAt, event: 'nodeEntered', node: 'fix' },
    { at: createdAt, event: 'assigned', team: 'frontline', assignee: null },
    { at: createdAt + from * minute, event: 'assigned', team: 'frontline', assignee },
    { at: createdAt + to * minute, event: 'resolved' },
  ]
  return { id, flow: 'help', channel: null, createdAt, happenings, clocks: [] }
}
