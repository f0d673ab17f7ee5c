import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../../core/contract/language.ts'
import { problemsOn, type Seat, seriousViolations } from '../../system/parts/browser.ts'
import { keyboard } from '../../system/parts/hands.ts'
import { eventually } from '../../system/parts/product.ts'
import { productInChromium } from '../../system/parts/product-in-chromium.ts'
import { seedData } from '../../system/parts/seed-data.ts'

const zone = 'Asia/Shanghai'
/** Within the seeded days, and over: what is counted changes no more. Its trend goes by weeks, in each of which something happened. */
const range = { from: '2026-01-12', to: '2026-04-20' }

const house = productInChromium(async (premises) => {
  await seedData(premises, { cases: 600, seed: 1, days: 120, untilAt: Date.parse('2026-05-01T00:00:00Z') })
  return {}
})

beforeAll(async () => {
  await eventually(
    'every seeded case is counted',
    async () => {
      const report = await house.product.pledge.reports.figures({ measure: 'opened', zone, ...range })
      return report.isComplete && report.total.count > 0 ? report : null
    },
    120_000,
  )
})

interface Words {
  readonly kept: string
  readonly byTeam: string
  readonly clear: string
  readonly load: string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    kept: 'Promises kept',
    byTeam: 'By Team',
    clear: 'Clear filters',
    load: 'Load more',
  },
  'zh-CN': {
    kept: '时效达成率',
    byTeam: '按团队',
    clear: '清除筛选',
    load: '加载更多',
  },
}

const seats: readonly Seat[] = [
  { language: 'en', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
]

const address = `/reports?zone=${zone}&from=${range.from}&to=${range.to}`
const shareOf = (language: Language, share: number | null) =>
  new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 1 }).format(share ?? 0)

/** Overview, promises, one dimension, lengths, hours, time, teams and satisfaction. */
const partCount = 8

/** Every part has come near to what is seen, one after the other, and has its figures. */
async function readToTheEnd(page: Page): Promise<void> {
  const parts = page.locator('main section[aria-labelledby]')
  await expect.poll(() => parts.count(), { timeout: 60_000 }).toBe(partCount)
  for (const part of await parts.all()) {
    await part.scrollIntoViewIfNeeded()
    await expect.poll(() => part.locator('.mantine-Skeleton-root').count(), { timeout: 60_000 }).toBe(0)
  }
  await page.evaluate(() => scrollTo(0, 0))
}

/** Lists all facts, page after page, until there are so many and no more. */
async function expectFacts(page: Page, load: string, count: number): Promise<void> {
  const rows = page.locator('tbody tr:not([aria-hidden])')
  const more = page.getByRole('button', { name: load })
  const listed = async () => {
    // Another page may just have come, or this one gone.
    if (await more.isEnabled({ timeout: 500 }).catch(() => false))
      await more.click({ timeout: 500 }).catch(() => undefined)
    return { facts: await rows.count(), hasMore: (await more.count()) > 0 }
  }
  await expect.poll(listed, { timeout: 120_000, interval: 200 }).toEqual({ facts: count, hasMore: false })
}

const firstNumber = async (cell: Locator) => Number((await cell.innerText()).replace(/\D/g, ''))

describe.each(seats)('a manager who reads $language', (seat) => {
  const said = words[seat.language]

  it('sees how promises are kept, narrows that to a team, and comes to the case behind a figure', async () => {
    const { pledge } = house.product
    const page = await house.open(address, seat)
    const whole = await pledge.reports.figures({ measure: 'clock', zone, ...range })
    await page.getByRole('link', { name: `${said.kept}: ${shareOf(seat.language, whole.total.compliance)}` }).waitFor()
    await readToTheEnd(page)
    expect(await seriousViolations(page)).toEqual([])

    const team = page.getByRole('table', { name: said.byTeam, exact: true }).locator('tbody tr').first()
    const name = (await team.locator('th').innerText()).trim()
    await team.locator('th a').click()
    await page.getByRole('button', { name: said.clear }).waitFor()
    const teamId = new URL(page.url()).searchParams.get('team') ?? ''
    const narrowed = await pledge.reports.figures({
      measure: 'clock',
      zone,
      ...range,
      where: { team: [teamId] },
    })
    await page
      .getByRole('link', { name: `${said.kept}: ${shareOf(seat.language, narrowed.total.compliance)}` })
      .waitFor()
    expect(name).not.toBe('')

    const byTeam = page.getByRole('table', { name: said.byTeam, exact: true }).locator('tbody tr')
    await expect.poll(() => byTeam.count()).toBe(1)
    const late = byTeam.first().locator('td').nth(2)
    expect(await firstNumber(late)).toBe(narrowed.total.late)
    await late.locator('a').click()
    await page.waitForURL(/\/reports\/cases/)
    await expectFacts(page, said.load, narrowed.total.late)
    expect(await seriousViolations(page)).toEqual([])

    await page.locator('tbody a').first().click()
    await page.locator('#stream').waitFor()
  })
})

const usedByTeams = (where: string) =>
  house.product.pledge.reports.figures({ measure: 'promiseUsed', by: ['team', 'key'], zone: where, ...range })

it('by keyboard alone, a chart is walked, becomes a table, says what it means and leads to the cases', async () => {
  const page = await house.open(address, { language: 'en', theme: 'dark' })
  const hands = keyboard(page)
  await readToTheEnd(page)
  const label = 'Mean share of a promise that each team used'
  const chart = page.getByRole('application', { name: label })

  await hands.enter(chart)
  await page.keyboard.press('ArrowRight')
  const said = page.getByRole('status').filter({ hasText: /: \d+(\.\d+)?%$/ })
  await said.waitFor()
  const what = 'What teams used of the promises'
  await hands.press(page.getByRole('button', { name: `What is “${what}”?` }))
  const meaning = page.getByRole('dialog', { name: `What is “${what}”?` })
  await meaning.getByText('What all teams used of one promise adds up').waitFor()
  await page.keyboard.press('Escape')
  await meaning.waitFor({ state: 'hidden' })

  await hands.press(page.getByRole('button', { name: `${label}: as a table` }))
  const table = page.getByRole('table', { name: label, exact: true })
  await hands.press(table.getByRole('link').last())
  await page.waitForURL(/\/reports\/cases\?.*measure=promiseUsed/)
  const search = new URL(page.url()).searchParams
  const { lines } = await usedByTeams(zone)
  const line = lines.find(({ group }) => group.team === search.get('team') && group.key === search.get('key'))
  await expectFacts(page, words.en.load, line?.count ?? 0)
})

it('on a phone, in Chinese, everything fits, in the days of whoever reads or of another zone', async () => {
  const own = `/reports?from=${range.from}&to=${range.to}`
  const page = await house.open(own, { language: 'zh-CN', width: 390 })
  await page.getByText(`按 ${zone} 计日`).waitFor()
  await readToTheEnd(page)
  expect(await problemsOn(page)).toEqual([])

  await page.goto(new URL(`${own}&zone=America/New_York`, page.url()).href)
  await readToTheEnd(page)
  const opened = await house.product.pledge.reports.figures({ measure: 'opened', zone: 'America/New_York', ...range })
  await page
    .getByRole('link', { name: `新增工单: ${new Intl.NumberFormat('zh-CN').format(opened.total.count)}` })
    .waitFor()
  const rows = page.getByRole('table', { name: '各团队的时限', exact: true }).locator('tbody tr')
  const { lines } = await usedByTeams('America/New_York')
  await expect.poll(() => rows.count()).toBe(Math.min(lines.length, 12))
  const [first] = lines.toSorted((one, other) => (other.mean ?? 0) - (one.mean ?? 0))
  const texts = await rows.first().locator('td').allInnerTexts()
  expect(texts.slice(1, 4).map((text) => text.trim())).toEqual([
    String(first?.count),
    String(first?.late),
    shareOf('zh-CN', (first?.mean ?? 0) / 1e6),
  ])
})
