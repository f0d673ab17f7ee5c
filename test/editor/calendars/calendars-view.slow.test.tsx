// @vitest-environment happy-dom
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import { CalendarsView } from '../../../editor/calendars/calendars-view.tsx'
import { DateForm } from '../../../editor/calendars/date-form.tsx'
import { OpeningForm } from '../../../editor/calendars/opening-form.tsx'
import { type CalendarChoice, CalendarProvider } from '../../../editor/calendars/use-calendar.ts'
import { WeekGrid } from '../../../editor/calendars/week-grid.tsx'
import { YearView } from '../../../editor/calendars/year-view.tsx'
import { useDesigner } from '../../../editor/workspace/designer-parts.ts'
import type { DesignerSession } from '../../../editor/workspace/designer-session.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const complaint = templateWorkspace('complaint')
const shanghai = complaint.documents['calendar/support-shanghai'] as CalendarDocument

/** A server with one team that works by the calendar. */
function session(): DesignerSession {
  const list = vi.fn().mockImplementation((kind: string) =>
    Promise.resolve({
      items:
        kind === 'teams' ? [{ id: 'front', version: 1, updatedAt: '', data: { calendar: 'support-shanghai' } }] : [],
    }),
  )
  const get = vi.fn().mockRejectedValue(new PledgeError(404, 'http.unknown-document', 'no'))
  return {
    pledge: { settings: { list }, documents: { get } },
    user: 'me',
    may: { cases: true, publish: true, settings: true },
    keeper: null,
    watch: {},
  } as unknown as DesignerSession
}

let part: RenderedPart

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 5, 2) })
})
afterEach(async () => {
  vi.useRealTimers()
  await part.unmount()
})

const now = () => part.store.getState().history.present.documents['calendar/support-shanghai'] as CalendarDocument
const lastStep = () => part.store.getState().history.past.at(-1)?.name.key
const bar = (place: string) => part.all(`button[data-bar="${place}"]`)[0] as HTMLElement
const date = (day: string) => part.all(`[data-date="${day}"]`)[0] as HTMLElement
const button = (text: string) =>
  part.all('button').find((one) => one.textContent === text || one.getAttribute('aria-label') === text) as HTMLElement
const focus = (target: HTMLElement) => part.run(() => target.focus())
const key = (target: HTMLElement, name: string, shiftKey = false) =>
  part.run(() => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true }))
  })

/** The week, or the year, of the calendar by itself, with the form of what is chosen in it. */
function Desk({ shows, from = 2026 }: { readonly shows: 'week' | 'year'; readonly from?: number }) {
  const [choice, choose] = useState<CalendarChoice | null>(null)
  const [year, setYear] = useState(from)
  const calendar = useDesigner(
    ({ history }) => history.present.documents['calendar/support-shanghai'],
  ) as CalendarDocument
  return (
    <CalendarProvider value={{ calendar, choice, choose }}>
      {shows === 'week' && <WeekGrid />}
      {shows === 'year' && <YearView year={year} today="2026-01-05" onYear={setYear} onImport={() => undefined} />}
      {choice?.kind === 'opening' && <OpeningForm bar={choice.bar} />}
      {choice?.kind === 'dates' && <DateForm from={choice.from} to={choice.to} />}
    </CalendarProvider>
  )
}

describe('the week of a calendar', () => {
  beforeEach(async () => {
    part = await renderPart(<Desk shows="week" />, complaint)
  })

  it('moves an opening with the arrows, pulls at its ends with Shift, all as one step with a name', async () => {
    await focus(bar('0 540 720'))
    await key(bar('0 540 720'), 'ArrowRight')
    await key(bar('0 555 735'), 'ArrowUp', true)
    await key(bar('0 540 735'), 'ArrowRight', true)

    expect(now().hours.mon).toEqual(['09:00-12:30', '13:30-18:00'])
    expect(document.activeElement).toBe(bar('0 540 750'))
    expect(part.store.getState().history.past).toHaveLength(1)
    await part.run(() => part.store.getState().undo())
    expect(now()).toBe(shanghai)
  })

  it('does not swallow an opening that stands in the way of a key, and says so', async () => {
    await focus(bar('0 540 720'))
    await key(bar('0 540 720'), 'ArrowDown')

    expect(now()).toBe(shanghai)
    expect(part.all('[role=status]').map(({ textContent }) => textContent)).toContain(
      'No room there: Monday, 09:00 to 12:00',
    )
  })

  it('closes an opening with Delete and goes on with the next one; Enter leads to its exact times', async () => {
    await focus(bar('0 540 720'))
    await key(bar('0 540 720'), 'Delete')
    expect(now().hours.mon).toEqual(['13:30-18:00'])
    expect(document.activeElement).toBe(bar('0 810 1080'))

    await key(bar('0 810 1080'), 'Enter')
    const from = part.field('Opening on Monday: From')
    expect(document.activeElement).toBe(from)
    await part.type(from, '14:05')
    expect(now().hours.mon).toEqual(['13:30-18:00'])
    await key(from, 'Enter')
    expect(now().hours.mon).toEqual(['14:05-18:00'])
    expect(lastStep()).toBe('resizeHours')
  })

  it('goes on in the other end of an opening when one has been typed', async () => {
    await focus(bar('0 540 720'))
    await key(bar('0 540 720'), 'Enter')
    const to = part.field('Opening on Monday: To')
    await part.type(part.field('Opening on Monday: From'), '08:30')
    await focus(to)

    expect(now().hours.mon).toEqual(['08:30-12:00', '13:30-18:00'])
    expect(document.activeElement).toBe(to)
    await part.type(to, '12:15')
    await key(to, 'Enter')
    expect(now().hours.mon).toEqual(['08:30-12:15', '13:30-18:00'])
  })
})

describe('the year of a calendar', () => {
  it('is walked through by keys, and several days are set at once', async () => {
    part = await renderPart(<Desk shows="year" />, complaint)
    expect(date('2026-01-01').title).toBe('Thursday, 1 January 2026: closed, 元旦')
    expect(date('2026-01-04').dataset['look']).toBe('extra')
    await focus(date('2026-01-05'))
    await key(date('2026-01-05'), 'ArrowDown')
    await key(date('2026-01-12'), 'ArrowRight', true)
    expect(date('2026-01-13').getAttribute('aria-pressed')).toBe('true')
    await part.click(part.field('Closed: a holiday'))
    await part.type(part.field('Name in English'), 'Works outing')

    const own = now().holidays?.filter(({ date: day }) => day >= '2026-01-12' && day <= '2026-01-13')
    expect(own).toEqual([
      { date: '2026-01-12', name: { en: 'Works outing' } },
      { date: '2026-01-13', name: { en: 'Works outing' } },
    ])
  })

  it('says that the holidays of a year are not known yet', async () => {
    part = await renderPart(<Desk shows="year" />, complaint)
    expect(part.text()).not.toContain('No holidays of')
    await part.click(button('Year 2027'))

    expect(part.text()).toContain('No holidays of 2027 are known')
    expect(date('2027-01-01')).toBeDefined()
  })
})

describe('the view of calendars', () => {
  it('shows the calendar of the process and who counts by it, and answers what is open when', async () => {
    part = await renderPart(<CalendarsView />, complaint, { session: session() })
    expect(part.all('h2').at(-1)?.textContent).toBe('Support desk, Shanghai')
    expect(part.text()).toContain('front')
    expect(part.text()).toContain('running cases of these promises count by it from then on')

    const when = part.all('input[type=datetime-local]')[0] as HTMLInputElement
    await part.type(when, '2026-02-13T16:00')
    expect(part.text()).toContain('Open, until Fri, 13 February 2026 at 18:00.')
    expect(part.text()).toContain('would be due Sat, 14 February 2026 at 16:30.')
    await part.type(when, '2026-02-16T10:00')
    expect(part.text()).toContain('Closed: a holiday, 春节.')
    expect(part.text()).toContain('Opens again Tue, 24 February 2026 at 09:00.')
  })

  it('adds a calendar under a free name, and takes it back', async () => {
    part = await renderPart(<CalendarsView />, complaint, { session: session() })
    await part.click(button('New calendar'))
    const name = [...document.querySelectorAll<HTMLInputElement>('[role=dialog] input')][0] as HTMLInputElement
    await part.type(name, 'Support Shanghai')
    await part.run(() => name.form?.requestSubmit())

    const made = part.store.getState().history.present.documents['calendar/support-shanghai-2']
    expect(made).toMatchObject({ name: { en: 'Support Shanghai' }, timeZone: 'Asia/Shanghai' })
    expect(part.panels.getState().view).toEqual({ kind: 'calendars', at: 'support-shanghai-2' })
    await part.click(button('Remove this calendar'))
    expect(part.store.getState().history.present.documents).not.toHaveProperty(['calendar/support-shanghai-2'])
    expect(lastStep()).toBe('removeCalendar')
  })

  it('shows everything to who only looks, in their language, and offers no change', async () => {
    part = await renderPart(<CalendarsView />, complaint, { session: session(), mayEdit: false, language: 'zh-CN' })
    expect(part.all('h2').at(-1)?.textContent).toBe('上海服务台')
    expect(date('2026-01-01').title).toBe('2026年1月1日星期四：放假，元旦')
    await focus(bar('0 540 720'))
    await key(bar('0 540 720'), 'Delete')

    expect(now()).toBe(shanghai)
    expect(button('新建日历')).toBeUndefined()
    expect(button('导入节假日')).toBeUndefined()
  })
})
