import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { ScenarioDocument } from '../../core/contract/scenario.ts'
import { desk, type View, webAppInChromium } from '../console/web-app-in-chromium.ts'

// That there is no draft yet is an answer.
const app = webAppInChromium({ isAnswer: 404 })

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const token = (page: Page, name: string) => page.locator('[data-token]', { hasText: name })

async function openRehearsal(view: View = desk, at = ''): Promise<Page> {
  const page = await app.open(
    `/designer/complaint?view=rehearsal${at === '' ? '' : `&at=${encodeURIComponent(at)}`}`,
    view,
  )
  await page.locator('[data-card]').first().waitFor()
  return page
}

describe('an owner who rehearses', () => {
  it('plays a sample case on the canvas by keyboard, keeps it as a scenario, and sees it turn red and green', async () => {
    const page = await app.open('/designer/complaint', desk)
    await page.locator('[data-card]').first().click()
    await page.keyboard.press('r')
    await button(page, 'Begin').waitFor()
    await expect.poll(() => page.getByText('4 of 4 as expected').count()).toBe(1)

    await button(page, 'Begin').press('Enter')
    await token(page, 'Find a solution').waitFor()
    await button(page, 'We answer the customer').press('Enter')
    await button(page, 'Needs a specialist').first().press('Enter')
    await token(page, 'Specialist investigates').waitFor()

    const slider = page.getByRole('slider')
    await slider.focus()
    await page.keyboard.press('Home')
    await token(page, 'Confirm receipt').waitFor()
    await page.keyboard.press('End')
    await token(page, 'Specialist investigates').waitFor()

    await button(page, /^Keep as a scenario/).press('Enter')
    await page.getByRole('textbox', { name: 'Name' }).fill('To the specialist')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByText('5 of 5 as expected').count()).toBe(1)
    await expect
      .poll(
        () => app.api.state.documents.drafts.get('scenario/complaint-to-the-specialist')?.document as ScenarioDocument,
      )
      .toMatchObject({ flow: 'complaint', events: [{ do: 'reply' }, { do: 'complete', node: 'solve' }] })

    await page.getByRole('button', { name: 'Process', exact: true }).click()
    await page.locator('[data-card]', { hasText: 'Assess by hand' }).click()
    await page.keyboard.press('Delete')
    await page.keyboard.press('r')
    await page.getByText('Mend this first').waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.getByText('5 of 5 as expected').count()).toBe(1)
    expect(app.complaints).toEqual([])
  })

  const views: readonly View[] = [
    { theme: 'light', language: 'en', width: 1440 },
    { theme: 'dark', language: 'zh-CN', width: 1024 },
  ]
  it.each(views)('finds nothing that somebody cannot read or reach: $theme, $language', async (view) => {
    const page = await openRehearsal(view, 'scenario:danger-is-escalated')
    const slider = page.getByRole('slider')
    await slider.waitFor()
    await slider.focus()
    await page.keyboard.press('End')
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      expect(await app.problemsFoundBy(page)).toEqual([])
    }
    expect(app.complaints).toEqual([])
  })

  it('moves the case along the ways only where the system lets things move', async () => {
    const page = await openRehearsal()
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await button(page, 'Begin').click()

    await page.locator('circle[class*="token"]').first().waitFor({ state: 'attached' })
    await token(page, 'Find a solution').waitFor()
    const play = button(page, 'Play')
    await play.waitFor()
    await play.click()
    await button(page, 'Pause').waitFor()
    await token(page, 'Confirm receipt').waitFor()
    await button(page, 'Pause').click()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const moving = page.locator('circle[class*="token"]').first()
    expect(await moving.evaluate((dot) => getComputedStyle(dot).display)).toBe('none')
  })
})
