import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readClocks } from '../../core/clocks/read-clock.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { ScenarioDocument } from '../../core/contract/scenario.ts'
import { wireClock } from '../../server/wire/wire-clock.ts'
import { wireRecord } from '../../server/wire/wire-record.ts'
import { sampleCase } from '../console/sample-data.ts'
import { webAppInChromium } from '../console/web-app-in-chromium.ts'
import { desk, problemsOn, type Seat } from '../system/parts/browser.ts'
import { templateWorkspace } from './edits/template-workspaces.ts'
import { played } from './rehearsal/random-play.ts'

// That there is no draft yet is an answer.
const app = webAppInChromium({ isAnswer: 404 })

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const token = (page: Page, name: string) => page.locator('[data-token]', { hasText: name })

async function openRehearsal(view: Seat = desk, at = ''): Promise<Page> {
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

  it('plays a real case through a draft that promises less time, and names the promise that would have been broken', async () => {
    const events = [{ at: '2026-11-23T09:20:00+08:00', do: 'reply', by: 'person', public: true }] as const
    const { moments, endsAt, plan } = await played(templateWorkspace('complaint'), {
      case: { at: '2026-11-23T09:00:00+08:00', channel: 'phone', facts: { category: 'delivery' } },
      events,
      answers: {},
      untilAt: Date.parse('2026-11-23T10:00:00+08:00'),
    })
    const state = moments.at(-1)?.state
    if (state === undefined) throw new Error('nothing was played')
    const page = await app.open('/designer/complaint', desk)
    const item = sampleCase(endsAt, 4711, {
      id: 'real-1',
      subject: 'The parcel never came',
      flow: { id: 'complaint', version: 1, name: plan.name },
      updatedAt: new Date(endsAt).toISOString(),
      clocks: readClocks(plan, state, endsAt).map(wireClock),
    })
    const lines = moments.flatMap((moment, index) =>
      moment.records.map((record) => (moment.cause === 'command' ? { ...record, commandId: `c-${index}` } : record)),
    )
    app.api.state.cases = [item]
    app.api.state.records.set(
      'real-1',
      lines.map((line) => wireRecord(line, { texts: new Map(), nameOf: () => undefined })),
    )
    await page.locator('[data-card]').first().click()
    await page.keyboard.press('r')

    await button(page, '#4711 The parcel never came').click()
    await page.getByText('It would have gone exactly as it went.').waitFor()
    await token(page, 'Confirm receipt').waitFor()
    expect(new URL(page.url()).searchParams.get('at')).toBe('case:real-1')

    const policy = app.api.state.documents.published.get('policy/complaint-standard') as PolicyDocument
    const clocks = policy.clocks.map((clock) =>
      clock.metric === 'firstResponse'
        ? { ...clock, targets: [{ within: { amount: 10, unit: 'businessMinutes' } }] }
        : clock,
    )
    app.api.state.documents.drafts.set('policy/complaint-standard', {
      kind: 'policy',
      id: 'complaint-standard',
      author: 'u-li',
      basedOn: 1,
      etag: 'e-stricter',
      updatedAt: new Date().toISOString(),
      document: { ...policy, clocks },
      issues: [],
    })
    await page.reload()

    await page.getByText('“First answer” was kept; here it is broken Mon, 23 Nov 2026, 09:10.').waitFor()
    await button(page, 'Show when').last().click()
    await page.getByRole('tab', { name: 'Promises' }).click()
    await page.getByText(/^Late since Mon, 23 Nov 2026, 09:10/).waitFor()
    expect(app.complaints).toEqual([])
  })

  const views: readonly Seat[] = [
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
      expect(await problemsOn(page)).toEqual([])
    }
    // What lies ahead is told, too.
    await page.getByRole('tab').first().click()
    await slider.focus()
    await page.keyboard.press('Home')
    expect(await problemsOn(page)).toEqual([])
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
