// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Language } from '../../../core/contract/language.ts'
import { problem } from '../mock-api.ts'
import { type RenderedApp, renderApp } from '../render-app.tsx'

const now = Date.parse('2026-05-13T09:00:00Z')
const observers = globalThis.IntersectionObserver
let app: RenderedApp

/** Everything is near to what is seen. */
class EverythingSeen {
  readonly #hear: IntersectionObserverCallback
  constructor(hear: IntersectionObserverCallback) {
    this.#hear = hear
  }
  observe(target: Element): void {
    this.#hear([{ isIntersecting: true, target } as IntersectionObserverEntry], this as unknown as IntersectionObserver)
  }
  unobserve(): void {}
  disconnect(): void {}
}

async function open(path = '/reports?range=7d&zone=UTC', language: Language = 'en') {
  app = await renderApp({ path, language, now: () => now })
  return app
}

const asked = (part: 'figures' | 'facts') => app.api.calls.filter(({ path }) => path === `/reports/${part}`)
const lines = (table: HTMLElement) => Array.from(table.querySelectorAll('tbody tr'), (row) => row.textContent ?? '')

beforeEach(() => {
  globalThis.IntersectionObserver = EverythingSeen as unknown as typeof IntersectionObserver
})

afterEach(async () => {
  await app.unmount()
  localStorage.clear()
  globalThis.IntersectionObserver = observers
})

describe('the reports', () => {
  it('show the figures, each leading to what is behind it', async () => {
    await open()
    const figure = await app.find('link', /^Promises kept: 95\.0%$/)

    expect(figure.getAttribute('href')).toBe('/reports/cases?zone=UTC&range=7d&measure=clock&late=yes')
    expect(app.text()).toContain('7 May 2026 – 13 May 2026')
    expect(app.text()).toContain('Compared with 30 Apr 2026 – 6 May 2026.')
  })

  it('ask little, and nothing twice', async () => {
    await open()
    await app.find('table', 'Answers by scale')
    await app.until(() => app.query('link', /^Escalations per 100 cases: /) !== null, 'the rates')
    const queries = asked('figures').map(({ query }) => query.toString())

    expect(new Set(queries).size).toBe(queries.length)
    expect(queries.length).toBeLessThanOrEqual(36)
  })

  it('ask for nothing that is not near to what is seen', async () => {
    globalThis.IntersectionObserver = class extends EverythingSeen {
      override observe(): void {}
    } as unknown as typeof IntersectionObserver
    await open()
    await app.until(() => asked('figures').length >= 3, 'the first figures')

    expect(new Set(asked('figures').map(({ query }) => query.get('measure')))).toEqual(
      new Set(['clock', 'opened', 'closed']),
    )
  })

  it('say what a figure is, one click away', async () => {
    await open()
    await app.click(await app.find('button', 'What is “Opened again”?'))

    await app.until(() => app.text().includes('What reopened counts.'), 'the definition')
    expect(app.text()).toContain('for each hundred that were solved')
  })

  it('by a dimension can be sorted, and narrow to a line', async () => {
    await open()
    const table = await app.find('table', 'By Team')
    await app.until(() => lines(table).length === 3 && !table.querySelector('tr[aria-hidden]'), 'the teams')
    const names = () => lines(table).map((line) => line.replace(/[\d.,%–−+].*$/, ''))
    const before = names()

    await app.click(
      Array.from(table.querySelectorAll('button')).find((button) => button.textContent === 'Team') as HTMLElement,
    )
    expect(names()).toEqual(before.toSorted())
    await app.click(table.querySelector('tbody th a') as HTMLElement)

    await app.until(() => asked('figures').some(({ query }) => query.has('team')), 'the narrowed report')
    expect(await app.find('button', 'Clear filters')).toBeTruthy()
  })

  it('say what each team used of the promises, as shares that lead to the cases', async () => {
    await open()
    const table = await app.find('table', 'Promises by team')
    await app.until(() => lines(table).length === 6 && !table.querySelector('tr[aria-hidden]'), 'the shares')

    expect(lines(table)[0]).toBe('Front lineResolution20145.0%30.0%120.0%')
    const [had, broken] = Array.from(table.querySelectorAll('tbody tr:first-child a'), (a) => a.getAttribute('href'))
    expect(had).toBe('/reports/cases?zone=UTC&team=frontline&range=7d&measure=promiseUsed&key=resolution')
    expect(broken).toBe(`${had}&late=yes`)
    await app.click(await app.find('button', 'What is “What teams used of the promises”?'))
    await app.until(() => app.text().includes('What promiseUsed counts.'), 'the definition')
  })

  it('of a part that fails say so there, and leave the others alone', async () => {
    await open('/reports?range=7d&zone=UTC&compare=none')
    await app.find('link', /^Promises kept: /)
    app.api.answerNext('GET', /^\/reports\/figures$/, problem(503, 'http.busy', 'The house is busy.'))
    const switchOn = document.querySelector<HTMLInputElement>('input[type=checkbox][role=switch]')
    await app.click(switchOn as HTMLElement)

    await app.until(() => app.text().includes('The house is busy.'), 'the failure')
    expect(app.query('link', /^Promises kept: /)).not.toBeNull()
  })

  it('keep a view on this device, and lead back to it', async () => {
    await open('/reports?range=7d&zone=UTC&team=frontline')
    await app.click(await app.find('button', 'Saved views'))
    await app.type(await app.find('textbox', 'Keep this view on this device'), 'Front line, this week')
    await app.click(await app.find('button', 'Save'))

    const link = await app.find('link', 'Front line, this week')
    expect(link.getAttribute('href')).toBe('/reports?range=7d&zone=UTC&team=frontline')
  })

  it('speak Chinese', async () => {
    await open('/reports?range=7d&zone=UTC', 'zh-CN')

    expect(await app.find('link', '时效达成率: 95.0%')).toBeTruthy()
    expect(app.text()).toContain('2026年5月7日 至 2026年5月13日')
    expect(await app.find('table', '按团队')).toBeTruthy()
  })
})

describe('what is behind a figure', () => {
  it('is a list of facts with their cases, page by page', async () => {
    await open('/reports/cases?range=7d&zone=UTC&measure=clock&key=resolution&late=yes&team=frontline')
    await app.find('link', '#1042 Behind the figure 1')
    expect(await app.find('heading', 'Promises · broken')).toBeTruthy()
    await app.until(() => app.query('row', /Resolution.*broken/) !== null, 'what the promise is called')
    await app.click(await app.find('button', 'Load more'))

    expect((await app.find('link', '#1044 Behind the figure 3')).getAttribute('href')).toBe('/cases/case-1042')
    expect(Object.fromEntries(asked('facts')[0]?.query ?? [])).toEqual({
      measure: 'clock',
      key: 'resolution',
      late: 'true',
      team: 'frontline',
      from: '2026-05-07',
      to: '2026-05-14',
      zone: 'UTC',
      sort: 'newest',
      limit: '50',
    })
  })

  it('leads back to the report as it was', async () => {
    await open('/reports/cases?range=7d&zone=UTC&measure=clock&late=yes&team=frontline&hour=33')

    expect((await app.find('link', 'Back to the report')).getAttribute('href')).toBe(
      '/reports?range=7d&zone=UTC&team=frontline',
    )
    expect(app.text()).toContain('Tue 9:00–10:00')
  })

  it('is said to be of a promise only where the list is narrowed to it', async () => {
    await open('/reports/cases?range=7d&zone=UTC&measure=opened&clock=resolution')
    await app.find('link', '#1042 Behind the figure 1')
    expect(asked('facts')[0]?.query.has('key')).toBe(false)
    expect(app.text()).not.toContain('Promise: ')
    await app.unmount()

    await open('/reports/cases?range=7d&zone=UTC&measure=escalation&clock=resolution')
    await app.find('link', '#1042 Behind the figure 1')
    expect(asked('facts')[0]?.query.get('key')).toBe('resolution')
    expect(app.text()).toContain('Promise: ')
  })
})
