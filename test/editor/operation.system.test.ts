import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { WireUser } from '../../core/contract/wire.ts'
import type { WireOperation } from '../../core/contract/wire-operation.ts'
import { desk, type Seat, seriousViolations } from '../system/parts/browser.ts'
import { productInChromium } from '../system/parts/product-in-chromium.ts'

const house = productInChromium()

const who = { login: 'li', password: 'correct horse battery' }
const slow = { timeout: 30_000 }
const patience = { timeout: 60_000, interval: 250 }

beforeAll(async () => {
  await house.api<WireUser>('POST', '/users', { ...who, name: 'Li Wei', roles: ['owner', 'agent'] })
  for (let number = 0; number < 5; number++) await startCase(`seen-${number}`)
})

function startCase(id: string): Promise<unknown> {
  return house.api('POST', '/cases', {
    id,
    flow: 'complaint',
    channel: 'web',
    facts: { category: 'delivery', amount: 20 },
  })
}

/** The step in which all cases stand, as soon as they do: they are alike, and wait at the same one. */
async function fullestStep(cases: number): Promise<{ readonly id: string; readonly cases: number }> {
  let figures: WireOperation | undefined
  const fullest = () =>
    Object.entries(figures?.nodes ?? {}).toSorted(([, one], [, other]) => other.cases - one.cases)[0]
  await expect
    .poll(async () => {
      figures = await house.product.pledge.operation('complaint')
      return fullest()?.[1].cases
    }, patience)
    .toBe(cases)
  return { id: fullest()?.[0] ?? '', cases }
}

const open = (view: string, seat: Seat = desk): Promise<Page> =>
  house.open(`/designer/complaint?view=${view}`, seat, who)

describe('the view of running cases', () => {
  it('says how many stand where, follows what happens, and leads to the cases', async () => {
    const step = await fullestStep(5)
    const page = await open('operation')
    const card = page.locator(`[data-card="${step.id}"]`)
    const badge = (count: number) => card.locator('..').getByText(new RegExp(`^${count}( · \\d+ late)?$`))
    await badge(step.cases).waitFor(slow)
    expect(await seriousViolations(page)).toEqual([])

    await startCase('seen-live')
    await badge(step.cases + 1).waitFor(slow)

    await card.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: `Show the ${step.cases + 1} cases` }).click()
    await page.getByRole('heading', { name: 'Cases', level: 1, exact: true }).waitFor()
    await expect.poll(() => page.locator('[data-row-link]').count(), patience).toBe(step.cases + 1)
    expect(new URL(page.url()).searchParams.get('node')).toBe(step.id)
    await page.context().close()
  })

  it('says the same as a table, in Chinese and in the dark, on a narrow screen alone', async () => {
    const page = await open('operation', { language: 'zh-CN', theme: 'dark', width: 720 })
    const table = page.getByRole('region', { name: '各步骤' })
    await table.waitFor(slow)

    await table.getByRole('button', { name: '在办数' }).click()
    const counts = await table.locator('tbody tr td:nth-child(2)').allInnerTexts()
    expect(counts.map(Number)).toEqual(counts.map(Number).toSorted((one, other) => other - one))
    expect(Number(counts[0])).toBeGreaterThan(0)
    expect(await seriousViolations(page)).toEqual([])
    await page.context().close()
  })
})

describe('trying with many', () => {
  it('runs made-up cases through the draft and what is published, and shows both on the process and as figures', async () => {
    const page = await open('simulation')
    await page.getByRole('textbox', { name: 'How many cases' }).fill('300')
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('heading', { name: /^Late [\d,]+ → [\d,]+/ }).waitFor({ timeout: 120_000 })
    await page.locator('[data-card="solve"]').waitFor(slow)
    expect(await seriousViolations(page)).toEqual([])

    await page.getByText('Table', { exact: true }).click()
    await page.getByRole('region', { name: 'Teams' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])

    await page.getByRole('button', { name: 'More assumptions …' }).click()
    const nine = page.getByRole('textbox', { name: 'Mon, 09:00-10:00' })
    await nine.fill('4')
    await nine.press('ArrowDown')
    await page.keyboard.type('2')
    expect(await page.getByRole('textbox', { name: 'Tue, 09:00-10:00' }).inputValue()).toBe('2')
    expect(await seriousViolations(page)).toEqual([])
    await page.context().close()
  })

  it('replays recorded cases under the draft', async () => {
    const page = await open('simulation&at=recorded')
    await page.getByRole('button', { name: 'Try the draft on them' }).click()
    await page.getByText(/cases looked at, \d+ could be replayed\./).waitFor({ timeout: 120_000 })
    await page.getByRole('heading', { name: 'No case would have gone otherwise' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await page.context().close()
  })
})
