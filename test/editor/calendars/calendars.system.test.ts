import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import { webAppInChromium } from '../../console/web-app-in-chromium.ts'
import { desk, problemsOn, type Seat } from '../../system/parts/browser.ts'

// That there is no draft yet is an answer.
const app = webAppInChromium({ isAnswer: 404 })

async function openCalendar(view: Seat = desk): Promise<Page> {
  const page = await app.open('/designer/complaint?view=calendars', view)
  await page.locator('button[data-bar]').first().waitFor()
  return page
}

const draft = () =>
  app.api.state.documents.drafts.get('calendar/support-shanghai')?.document as CalendarDocument | undefined

/** The place on the screen of a time of a day: 0 is Monday. */
async function placeOf(page: Page, day: number, hour: number) {
  const box = await page.locator(`[data-track="${day}"]`).boundingBox()
  if (box === null) throw new Error('no such day')
  return { x: box.x + (box.width * hour) / 24, y: box.y + box.height / 2 }
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
  await page.mouse.move(to.x, to.y)
  await page.mouse.up()
}

const bar = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

describe('calendars in Chromium', () => {
  it('are drawn by mouse: a new opening, one moved to another day, one pulled over midnight', async () => {
    const page = await openCalendar()
    await drag(page, await placeOf(page, 5, 9), await placeOf(page, 5, 12.02))
    await bar(page, 'Saturday, 09:00 to 12:15').waitFor()
    await drag(page, await placeOf(page, 5, 10), await placeOf(page, 6, 11))
    await bar(page, 'Sunday, 10:00 to 13:15').waitFor()
    await drag(page, await placeOf(page, 4, 17.95), await placeOf(page, 5, 2))
    await bar(page, 'Friday, 13:30 to 02:00 on Saturday').waitFor()

    await expect.poll(() => draft()?.hours).toMatchObject({ fri: ['09:00-12:00', '13:30-02:00'], sun: ['10:00-13:15'] })
    for (let left = 3; left > 0; left--) await page.keyboard.press('Control+z')
    await bar(page, 'Friday, 13:30 to 18:00').waitFor()
    // What is as published again is no draft.
    await expect.poll(draft).toBeUndefined()
    expect(app.complaints).toEqual([])
  })

  it('take holidays over from a file and from a list, and say which years they know', async () => {
    const page = await openCalendar()
    await page.getByRole('button', { name: 'Take holidays over', exact: true }).click()
    await page.getByText('A file', { exact: true }).click()
    const events = ['BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas', 'END:VEVENT']
    const buffer = Buffer.from(['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n'))
    await page.locator('input[type=file]').setInputFiles({ name: 'days.ics', mimeType: 'text/calendar', buffer })
    await page.getByText(/^1 day that is off, 0/).waitFor()
    await page.getByRole('button', { name: 'Take over', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /25 December 2026: closed, Christmas$/ }).waitFor()

    await page.getByRole('button', { name: 'Take holidays over', exact: true }).click()
    await page.getByText('Another country', { exact: true }).click()
    await page.getByRole('combobox', { name: 'Country' }).click()
    await page.getByRole('option', { name: 'Austria' }).waitFor({ state: 'attached' })
    await page.keyboard.type('Germ')
    await page.getByRole('option', { name: 'Germany' }).click()
    await page.getByRole('combobox', { name: 'State or region' }).click()
    await page.getByRole('option', { name: 'Bayern' }).click()
    await page
      .getByText(/The holidays are then known until|of these dates is replaced/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Take over', exact: true }).click()
    await page.getByRole('button', { name: /6 January \d+: closed, Heilige Drei Könige$/ }).waitFor()
    expect(app.complaints).toEqual([])
  })

  it('find their zone in either language and show when its clocks change', async () => {
    const page = await openCalendar()
    await page.getByRole('combobox', { name: 'Time zone' }).click()
    await page.getByRole('option').nth(1).waitFor({ state: 'attached' })
    await page.keyboard.type('纽约')
    await page.getByRole('option', { name: /New York/ }).click()

    await page.getByText(/the clocks change:/).waitFor()
    await expect.poll(() => draft()?.timeZone).toBe('America/New_York')
  })

  it('have teams beside them, which are saved at once and undone from the notice that tells of it', async () => {
    const page = await app.open('/designer/complaint?view=teams&at=billing')
    const named = () => app.api.state.settings.teams.find(({ id }) => id === 'billing')?.data['name']
    const before = named()
    await page.getByRole('textbox', { name: 'Name in English' }).fill('Accounts')
    await page.keyboard.press('Enter')
    await expect.poll(named).toEqual({ ...(before as object), en: 'Accounts' })
    await page.getByRole('heading', { name: 'Accounts' }).waitFor()

    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(named).toEqual(before)
    await page.getByRole('heading', { name: 'Billing' }).waitFor()
    expect(app.complaints).toEqual([])
  })

  it.each<Seat>([desk, { theme: 'dark', language: 'zh-CN', width: 1024 }])(
    'are accessible, as teams are: $theme, $language, $width px',
    async (view) => {
      const page = await openCalendar(view)
      await page.locator('[data-date]').nth(40).click()
      expect(await problemsOn(page)).toEqual([])
      await page
        .getByRole('navigation')
        .getByRole('button', { name: view.language === 'en' ? 'Teams' : '团队', exact: true })
        .click()
      await page.getByRole('heading', { level: 2 }).last().waitFor()

      expect(await problemsOn(page)).toEqual([])
      expect(app.complaints).toEqual([])
    },
  )
})
