// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { createMockApi } from '../mock-api.ts'
import { type RenderedApp, renderApp } from '../render-app.tsx'
import { clock, hour, iso, minute, sampleCase } from '../sample-data.ts'

let app: RenderedApp
afterEach(() => app.unmount())

const section = (id: string) => document.getElementById(id)?.closest('section') ?? null
const numbersIn = (id: string) =>
  Array.from(
    section(id)?.querySelectorAll('[data-row-link]') ?? [],
    (link) => /#(\d+)/.exec(link.textContent ?? '')?.[1],
  )

describe('the board', () => {
  it('says who is late, who will be next and how the day goes; every figure leads to its cases', async () => {
    const now = Date.parse('2026-11-24T10:00:00Z')
    app = await renderApp({ path: '/board', now: () => now })
    const late = await app.find('link', /^Late\d/)

    expect(late.getAttribute('href')).toBe('/cases?late=true')
    expect((await app.find('link', /^Due within 1 h/)).getAttribute('href')).toBe('/cases?due=60')
    expect((await app.find('link', /^Waiting\d/)).getAttribute('href')).toBe('/cases?state=waiting')
    expect((await app.find('link', /^Unassigned\d/)).getAttribute('href')).toBe('/cases?assignee=none')
    expect(numbersIn('board-late')).toEqual(['1042'])
    expect(section('board-late')?.textContent).toContain('late by 1 h 5 min')
    expect(section('board-compliance')?.textContent).toContain('93.1%')
    expect(section('board-compliance')?.textContent).toContain('94.4% (−1.3 points)')
    expect(section('board-compliance')?.textContent).toContain('A week ago at this timenothing yet')
    expect(section('board-places')?.querySelector('a')?.getAttribute('href')).toBe('/cases?flow=complaint&node=sort')
  })

  it('explains a due time in place', async () => {
    app = await renderApp({ path: '/board' })

    await app.click(await app.find('button', 'Why #1042 Resolution is due then'))

    await app.until(() => app.query('dialog', /how the time came about/) !== null, 'the explanation')
    const asked = app.api.calls.find(({ path }) => path.endsWith('/why'))
    expect(asked?.path).toBe('/cases/case-1042/clocks/resolution/why')
    expect(asked?.query.get('instance')).toBeNull()
  })

  it('tells of a breach as it happens, and shows the case among the late ones', async () => {
    const now = Date.now()
    const api = createMockApi(() => now)
    api.state.cases = [sampleCase(now, 1, { clocks: [clock(now, 2 * hour)] })]
    app = await renderApp({ path: '/board', api, now: () => now })
    await app.find('link', /^Late0/)

    api.state.cases = [sampleCase(now, 1, { clocks: [clock(now, -minute)] })]
    const data = {
      id: 'b1',
      clock: 'resolution',
      clockName: { en: 'Resolution' },
      breachedAt: now - minute,
      team: 'frontline',
    }
    await act(async () => api.emit({ type: 'breach', case: { id: 'case-1', number: 1 }, flow: 'complaint', data }))

    await app.until(() => /Resolution was just broken\./.test(app.text()), 'the breach')
    await app.until(() => numbersIn('board-late').join() === '1', 'the late case')
    await app.click(await app.find('button', 'Take the notice of #1 away'))
    expect(app.text()).not.toContain('was just broken')
  })

  it('looks once more when it is quiet, for what is counted a moment after it happened', async () => {
    app = await renderApp({ path: '/board' })
    await app.find('link', /^Late/)
    const asked = () => app.api.calls.filter(({ path }) => path === '/board').length
    const before = asked()

    for (let number = 1; number <= 3; number += 1)
      await act(async () => app.api.emit({ type: 'case', case: { id: `case-${number}`, number }, data: {} }))
    await app.until(() => asked() === before + 1, 'the look at what happened')
    await app.until(() => asked() === before + 2, 'the look when it is quiet')
  })

  it('turns what is due late by itself, and asks then what else there is', async () => {
    let now = Date.now()
    const api = createMockApi(() => now)
    api.state.cases = [sampleCase(now, 1, { clocks: [clock(now, 900)] })]
    app = await renderApp({ path: '/board', api, now: () => now })
    await app.until(() => numbersIn('board-due').join() === '1', 'what is due next')

    now += 1000

    await app.until(() => numbersIn('board-late').join() === '1', 'the late case')
  })

  it('keeps what it looks at in the address', async () => {
    app = await renderApp({ path: '/board?team=frontline&start=09:00&within=30' })
    await app.find('link', /^Due within 30 min/)

    const asked = app.api.calls.find(({ path }) => path === '/board')
    expect(Object.fromEntries(asked?.query ?? [])).toMatchObject({ team: 'frontline', start: '09:00', within: '30' })
    expect((await app.find('link', /^Late/)).getAttribute('href')).toBe('/cases?team=frontline&late=true')
    expect(section('board-compliance')?.querySelector('a')?.getAttribute('href')).toBe(
      '/reports?range=today&team=frontline',
    )
  })

  it('leads from cases without a team to the report of those without one', async () => {
    app = await renderApp({ path: '/board?team=none' })
    await app.find('link', /^Late/)

    expect(section('board-compliance')?.querySelector('a')?.getAttribute('href')).toBe('/reports?range=today&team=%7E')
    expect(app.api.calls.some(({ path }) => path.endsWith('/reasons'))).toBe(false)
  })

  it('on a wall has nothing to click, says as of when it is, and is left by Esc', async () => {
    app = await renderApp({ path: '/board?wall=1', language: 'zh-CN' })
    await app.until(() => app.text().includes('截至'), 'the wall')

    expect(app.query('link', /./)).toBeNull()
    expect(document.documentElement.getAttribute('data-mantine-color-scheme')).toBe('dark')
    expect(app.text()).toContain('当前超时')
    await app.press(window, 'Escape')

    await app.find('button', '大屏模式')
  })

  it('says what belongs here while there is nothing', async () => {
    const api = createMockApi(Date.now)
    api.state.cases = []
    const nothing = { met: 0, missed: 0, compliance: null }
    const empty = {
      asOf: iso(Date.now()),
      since: iso(Date.now()),
      withinMs: hour,
      counts: { open: 0, late: 0, lateSince: 0, dueSoon: 0, waiting: 0, unassigned: 0, oldestUnassignedAt: null },
      late: [],
      dueNext: [],
      waiting: [],
      unassigned: [],
      compliance: { ...nothing, yesterday: nothing, weekBefore: nothing, hours: [] },
      places: [],
    }
    api.answerNext('GET', /^\/board$/, { status: 200, body: empty })
    app = await renderApp({ path: '/board', api })

    await app.find('link', 'Start the first case')
  })
})
