import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedStore } from '../../../bench/seed/seed-store.ts'
import { openDataFolder } from '../../../cli/parts/data-folder.ts'
import { readTemplates, seedTemplates } from '../../../cli/parts/seed-templates.ts'
import { openStore } from '../../../store/open-store.ts'
import { launchChromium } from '../../parts/chromium.ts'
import { openPage, type Seat, seriousViolations, signIn } from '../../system/parts/browser.ts'
import { eventually, openPremises, type Premises, type Product } from '../../system/parts/product.ts'

let premises: Premises
let product: Product
let browser: Browser

beforeAll(async () => {
  premises = await openPremises()
  await seed(path.join(premises.folder, 'data'))
  product = await premises.start()
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await premises?.close()
})

/** Cases of the last eighty days, as if they had run until now. */
async function seed(folder: string): Promise<void> {
  const store = await openStore({ folder: (await openDataFolder(folder)).databaseFolder })
  try {
    await seedTemplates({ store, now: Date.now, uuid: () => crypto.randomUUID() }, await readTemplates())
    await seedStore(store, { cases: 900, seed: 1, days: 80, untilAt: Math.floor(Date.now() / 3_600_000) * 3_600_000 })
  } finally {
    await store.close()
  }
}

const seats: readonly (Seat & { readonly late: RegExp; readonly proof: string })[] = [
  { language: 'en', late: /What will be late/, proof: 'How sure is that?' },
  { language: 'zh-CN', theme: 'dark', late: /哪些会超时/, proof: '有多可信？' },
]

describe.each(seats)('a manager who reads $language', ({ late, proof, ...seat }) => {
  it('sees what will be late and why, how sure that is, and goes to the case', async () => {
    await eventually(
      'the worker has worked out what will come',
      async () => {
        const [cases, arrivals, customers] = await Promise.all([
          product.pledge.forecast.cases(),
          product.pledge.forecast.arrivals(),
          product.pledge.forecast.customers(),
        ])
        return cases.state === 'ready' &&
          cases.items.length > 0 &&
          arrivals.state === 'ready' &&
          customers.asOf !== null
          ? cases
          : null
      },
      110_000,
    )
    const page = await openPage(browser, product, seat)
    await signIn(page, seat, premises.administrator)
    await page.goto(`${product.url}/forecast`)
    const risk = page.getByRole('region', { name: late })
    await risk.locator('[data-row-link]').first().waitFor()
    await page.locator('#forecast-staffing').waitFor()
    await page.locator('[role=application] svg path').first().waitFor({ state: 'attached' })
    expect(await seriousViolations(page)).toEqual([])

    await risk.getByRole('button', { name: proof }).click()
    await risk.locator('figure').waitFor()
    expect(new URL(page.url()).searchParams.get('proof')).toBe('true')
    expect(await seriousViolations(page)).toEqual([])

    const link = risk.locator('[data-row-link]').first()
    const address = await link.getAttribute('href')
    await link.click()
    await page.locator('#stream').waitFor()
    expect(new URL(page.url()).pathname).toBe(address)
    await page.context().close()
  })
})
