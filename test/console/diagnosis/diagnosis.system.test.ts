import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../../core/contract/language.ts'
import type { WireFactor, WireFactors } from '../../../core/contract/wire-diagnosis.ts'
import { problemsOn, type Seat, seriousViolations } from '../../system/parts/browser.ts'
import { keyboard } from '../../system/parts/hands.ts'
import { eventually } from '../../system/parts/product.ts'
import { productInChromium } from '../../system/parts/product-in-chromium.ts'
import { seedData } from '../../system/parts/seed-data.ts'

const zone = 'Asia/Shanghai'
const [flow, clock] = ['consultation', 'first-response']
const hourMs = 3_600_000

// Cases of the last days, among which those that come by social media wait four times as long (`plantedCauses`).
const house = productInChromium(async (premises) => {
  const untilAt = Math.floor(Date.now() / hourMs) * hourMs
  await seedData(premises, { cases: 1500, seed: 1, days: 80, untilAt })
  return {}
})

let known: WireFactors
beforeAll(async () => {
  known = await eventually(
    'every seeded case is counted',
    async () => {
      const answer = await house.product.pledge.diagnosis.factors({ flow, clock, zone })
      return answer.isComplete && answer.verdict === 'found' ? answer : null
    },
    150_000,
  )
})

interface Words {
  readonly factors: string
  readonly social: string
  readonly more: string
  readonly all: string
  readonly load: string
  readonly where: string
  readonly steps: string
  readonly paths: string
  readonly together: string
  readonly table: string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    factors: 'What late cases have more often',
    social: 'Social media',
    more: 'More',
    all: 'All late cases behind it',
    load: 'Load more',
    where: 'Where time goes',
    steps: 'Steps',
    paths: 'Paths',
    together: 'What moves together',
    table: 'as a table',
  },
  'zh-CN': {
    factors: '超时工单中更常见的情况',
    social: '社交媒体',
    more: '详情',
    all: '全部相关超时工单',
    load: '加载更多',
    where: '时间花在哪里',
    steps: '步骤',
    paths: '路径',
    together: '哪些指标同步变化',
    table: '以表格查看',
  },
}

const address = `/diagnosis?flow=${flow}&clock=${clock}`
const isSocial = ({ conditions }: WireFactor) =>
  conditions.length === 1 && conditions[0]?.column === 'channel' && conditions[0].level === 'social'
const timesAsOften = (factor: WireFactor | undefined, language: Language) =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    factor?.ratio.value ?? Number.NaN,
  )

/** Lists page after page, until there are so many cases and no more. */
async function expectCases(page: Page, load: string, count: number): Promise<void> {
  const rows = page.locator('tbody tr:not([aria-hidden])')
  const more = page.getByRole('button', { name: load })
  const listed = async () => {
    // Another page may just have come, or this one gone.
    if (await more.isEnabled({ timeout: 500 }).catch(() => false))
      await more.click({ timeout: 500 }).catch(() => undefined)
    return { cases: await rows.count(), hasMore: (await more.count()) > 0 }
  }
  await expect.poll(listed, { timeout: 120_000, interval: 200 }).toEqual({ cases: count, hasMore: false })
}

const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const view = (page: Page, name: string) => page.locator('label').filter({ hasText: name })

it('what was planted is found, and what was not is not', () => {
  expect(known.factors.filter(isSocial)).toHaveLength(1)
  const columns = [...known.factors, ...known.course].flatMap(({ conditions }) =>
    conditions.map(({ column }) => column),
  )
  expect(columns.filter((column) => column === 'tier' || column === 'fact:customer.region')).toEqual([])
})

describe('a manager', () => {
  it('asks why cases are late, and comes from a cause to all of its cases', async () => {
    const seat: Seat = { language: 'en', theme: 'light' }
    const said = words.en
    const page = await house.open(address, seat)
    const listed = region(page, said.factors).locator('ol > li')
    await expect.poll(() => listed.count(), { timeout: 60_000 }).toBe(known.factors.length)
    const place = known.factors.findIndex(isSocial)
    const factor = known.factors[place]
    const row = listed.nth(place)
    const sentence = await row.locator('p').first().innerText()
    expect(sentence).toContain(said.social)
    expect(sentence).toContain(timesAsOften(factor, seat.language))
    expect(sentence).toContain('95%')
    expect(await seriousViolations(page)).toEqual([])

    await row.getByRole('button', { name: said.more }).click()
    await row.getByRole('application').waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await row.getByRole('link', { name: said.all }).click()
    await page.waitForURL(/\/diagnosis\/cases\?/)
    await page.getByRole('heading', { level: 1 }).filter({ hasText: said.social }).waitFor()
    await expectCases(page, said.load, factor?.late ?? -1)
    expect(await seriousViolations(page)).toEqual([])

    await page.locator('tbody a').first().click()
    await page.locator('#stream').waitFor()
    await page.context().close()
  })

  it('sees where the time of the process goes, which ways its cases take, and what moves together', async () => {
    const seat: Seat = { language: 'zh-CN', theme: 'dark' }
    const said = words['zh-CN']
    const ways = await house.product.pledge.diagnosis.variants({ flow, clock, zone })
    const together = await house.product.pledge.diagnosis.correlations({ flow, clock, zone })
    const points = together.pairs[0]?.points.length ?? 0
    expect(points).toBeGreaterThanOrEqual(30)
    const page = await house.open(address, seat)
    await view(page, said.where).click()
    const steps = region(page, said.steps).locator('tbody tr')
    await expect.poll(() => steps.count(), { timeout: 60_000 }).toBe(ways.steps.length)
    await expect
      .poll(() => region(page, said.paths).locator('ol').first().locator('> li').count())
      .toBe(ways.variants.length)
    await page.locator('.react-flow__node').first().waitFor()
    expect(await seriousViolations(page)).toEqual([])

    await view(page, said.together).click()
    const pair = region(page, said.together)
    await pair.getByRole('application').waitFor()
    await expect.poll(() => pair.locator('figure tbody tr').count()).toBe(points)
    expect(await seriousViolations(page)).toEqual([])
    await pair.getByRole('button', { name: said.table }).click()
    await expect.poll(() => pair.locator('figure tbody tr a').count()).toBe(2 * points)
    expect(await seriousViolations(page)).toEqual([])
    await page.context().close()
  })
})

it('on a phone, by keyboard alone, a factor opens and leads to its cases, and everything fits', async () => {
  // English has the longer words.
  const said = words.en
  const page = await house.open(address, { language: 'en', theme: 'dark', width: 390 })
  const hands = keyboard(page)
  const row = region(page, said.factors).locator('ol > li').nth(known.factors.findIndex(isSocial))
  await row.waitFor()
  expect(await problemsOn(page)).toEqual([])

  await hands.press(row.getByRole('button', { name: said.more }))
  await row.getByRole('application').waitFor()
  await hands.press(row.getByRole('link', { name: said.all }))
  await page.waitForURL(/\/diagnosis\/cases\?/)
  await page.locator('tbody tr:not([aria-hidden])').first().waitFor()
  expect(await problemsOn(page)).toEqual([])

  for (const [name, part] of [
    ['ways', said.paths],
    ['together', said.together],
  ] as const) {
    await page.goto(`${house.product.url}${address}&view=${name}`)
    await region(page, part).waitFor()
    expect(await problemsOn(page)).toEqual([])
  }
  await page.context().close()
})
