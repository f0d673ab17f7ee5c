import { describe, expect, it } from 'vitest'
import { type Seat, seriousViolations } from '../../system/parts/browser.ts'
import { eventually } from '../../system/parts/product.ts'
import { productInChromium } from '../../system/parts/product-in-chromium.ts'
import { seedData } from '../../system/parts/seed-data.ts'

// Cases of the last eighty days, as if they had run until now.
const house = productInChromium(async (premises) => {
  const untilAt = Math.floor(Date.now() / 3_600_000) * 3_600_000
  await seedData(premises, { cases: 900, seed: 1, days: 80, untilAt })
  return {}
})

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
          house.product.pledge.forecast.cases(),
          house.product.pledge.forecast.arrivals(),
          house.product.pledge.forecast.customers(),
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
    const page = await house.open('/forecast', seat)
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
