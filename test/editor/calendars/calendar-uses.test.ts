import { describe, expect, it } from 'vitest'
import { findHolidays } from '../../../editor/calendars/use-import.ts'
import { isNamedByProcess, usesOfCalendar } from '../../../editor/calendars/uses.ts'
import { changeFlow, withDocument } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const complaint = templateWorkspace('complaint')
const settings = {
  teams: [{ id: 'a', calendar: 'support-shanghai' }, { id: 'b' }],
  sites: [{ id: 's', calendar: 'night' }],
}

describe('who uses a calendar', () => {
  it('are the promises that count by it, also where it only stands in, and the teams and sites', () => {
    const { clocks, teams, sites } = usesOfCalendar(complaint, 'support-shanghai', settings)

    expect(clocks.length).toBeGreaterThan(2)
    expect(clocks.filter(({ isStandIn }) => isStandIn).map(({ clock }) => clock.calendar)).toEqual(
      clocks.flatMap(({ clock }) => (typeof clock.calendar === 'string' ? [] : [clock.calendar])),
    )
    expect(teams.map(({ id }) => id)).toEqual(['a'])
    expect(sites).toEqual([])
  })

  it('are the rules that ask whether it is open', () => {
    const asking = {
      kind: 'rules',
      id: 'night-desk',
      style: 'list',
      hit: 'first',
      rules: [{ id: 'a', if: { not: { fact: 'now', op: 'isOpen', value: 'night' } }, then: { outcome: 'wait' } }],
    } as const
    const workspace = withDocument(complaint, asking)

    expect(usesOfCalendar(workspace, 'night', settings).rules).toEqual([asking])
    expect(usesOfCalendar(workspace, 'support-shanghai', settings).rules).toEqual([])
  })

  it('are the waits of the process; only what it names itself is published with it', () => {
    const before = usesOfCalendar(complaint, 'night', settings)
    expect(before.sites).toHaveLength(1)
    expect(isNamedByProcess(before, complaint)).toBe(false)
    const waiting = changeFlow(complaint, (flow) => ({
      ...flow,
      nodes: [...flow.nodes, { id: 'pause', kind: 'wait', stage: flow.stages[0]?.id ?? '', calendar: 'night' }],
    }))

    expect(usesOfCalendar(waiting, 'night', settings).waits.map(({ id }) => id)).toEqual(['pause'])
    expect(isNamedByProcess(usesOfCalendar(waiting, 'night', settings), waiting)).toBe(true)
  })
})

describe('holidays to take over', () => {
  const week = { hours: { mon: ['09:00-17:00'], thu: ['09:00-17:00'] } }

  it('are those of all years asked for, known only as far as no year is missing', async () => {
    const found = await findHolidays({ kind: 'china', years: [2026, 2040] }, week, 'mon')

    expect(found?.exceptions).toContainEqual({ date: '2026-02-14', like: 'mon', name: '春节' })
    expect(found?.coversThrough).toBe('2026-12-31')
    expect(found?.issues.map(({ code }) => code)).toEqual(['calendar.import-year-unknown'])
    const gap = await findHolidays({ kind: 'china', years: [2040, 2026] }, week, 'mon')
    expect(gap?.coversThrough).toBeNull()
  })

  it('are those of a place, with half days where they are wanted, and none before a place is chosen', async () => {
    const place = { kind: 'place', years: [2026], place: 'DE-BY', hasHalfDays: true } as const
    const found = await findHolidays(place, week, 'mon')

    expect(found?.holidays.map(({ date }) => date)).toContain('2026-01-06')
    expect(found?.exceptions).toContainEqual({ date: '2026-12-24', hours: ['09:00-14:00'], name: 'Heiliger Abend' })
    expect(await findHolidays({ ...place, place: null }, week, 'mon')).toBeNull()
    expect(await findHolidays({ kind: 'file', text: null }, week, 'mon')).toBeNull()
  })
})
