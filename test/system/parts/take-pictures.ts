import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { launchChromium } from '../../parts/chromium.ts'
import { openPage, type Seat, signIn } from './browser.ts'
import { eventually, openPremises, type Premises, type Product } from './product.ts'
import { seedData } from './seed-data.ts'

const hourMs = 3_600_000
const folder = path.resolve(import.meta.dirname, '../../../docs/pictures')

interface Picture {
  readonly name: string
  readonly seat: Seat
  readonly path: (caseId: string) => string
  /** An element by which one sees that the page is whole. */
  readonly sign: string
  readonly prepare?: (page: Page) => Promise<void>
}

/** What the README and docs/ show. */
const pictures: readonly Picture[] = [
  { name: 'cases.en.light', seat: { language: 'en' }, path: () => '/cases', sign: 'tbody tr' },
  { name: 'cases.en.dark', seat: { language: 'en', theme: 'dark' }, path: () => '/cases', sign: 'tbody tr' },
  { name: 'cases.zh-CN.light', seat: { language: 'zh-CN' }, path: () => '/cases', sign: 'tbody tr' },
  {
    name: 'case.en.light',
    seat: { language: 'en' },
    path: (id) => `/cases/${id}`,
    sign: 'text=The two cups are enough',
  },
  {
    name: 'case.zh-CN.dark',
    seat: { language: 'zh-CN', theme: 'dark' },
    path: (id) => `/cases/${id}`,
    sign: 'text=The two cups are enough',
  },
  {
    name: 'designer.en.light',
    seat: { language: 'en' },
    path: () => '/designer/complaint',
    sign: '.react-flow__node',
    prepare: stillDesigner,
  },
  {
    name: 'designer.zh-CN.light',
    seat: { language: 'zh-CN' },
    path: () => '/designer/complaint',
    sign: '.react-flow__node',
    prepare: stillDesigner,
  },
  {
    name: 'promises.en.light',
    seat: { language: 'en' },
    path: () => '/designer/complaint?view=clocks&at=resolution',
    sign: '[role=grid]',
  },
  {
    name: 'rehearsal.zh-CN.dark',
    seat: { language: 'zh-CN', theme: 'dark' },
    path: () => '/designer/complaint?view=rehearsal&at=scenario%3Adanger-is-escalated',
    sign: '[role=slider]',
  },
  { name: 'breaches.en.light', seat: { language: 'en' }, path: () => '/breaches', sign: 'main li, tbody tr' },
  {
    name: 'why.en.light',
    seat: { language: 'en' },
    path: (id) => `/cases/${id}`,
    sign: 'text=The two cups are enough',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Why A team's turn/ }).click()
      await page.getByRole('dialog').locator('li').first().waitFor()
    },
  },
]

/** What managers see, of a centre that has worked for a season. */
const picturesOfSeason: readonly Picture[] = [
  { name: 'board.en.light', seat: { language: 'en' }, path: () => '/board', sign: '[data-row-link]' },
  {
    name: 'board.zh-CN.dark',
    seat: { language: 'zh-CN', theme: 'dark' },
    path: () => '/board?wall=1',
    sign: 'text=/#\\d+/',
  },
  {
    name: 'reports.en.light',
    seat: { language: 'en' },
    path: () => '/reports?range=30d',
    sign: '[role=application] svg',
    prepare: wholePage,
  },
  {
    name: 'forecast.zh-CN.light',
    seat: { language: 'zh-CN' },
    path: () => '/forecast',
    sign: '[role=application] svg',
    prepare: wholePage,
  },
  {
    name: 'diagnosis.en.dark',
    seat: { language: 'en', theme: 'dark' },
    path: () => '/diagnosis',
    sign: 'main ol li, main ul li',
    prepare: wholePage,
  },
]

/** Nothing that is in sight is still to come; what stands below comes when somebody goes there. */
async function wholePage(page: Page): Promise<void> {
  const isWhole = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.mantine-Skeleton-root')].every((one) => {
        const { top, bottom } = one.getBoundingClientRect()
        return top >= innerHeight || bottom <= 0
      }),
    )
  await eventually('the page is whole', isWhole, 60_000)
}

/** The forms beside the picture are there, and the picture has come to rest. */
async function stillDesigner(page: Page): Promise<void> {
  await page.locator('main input:visible').first().waitFor()
  const card = page.locator('.react-flow__node').first()
  let before = ''
  await eventually('the picture rests', async () => {
    const now = JSON.stringify(await card.boundingBox())
    const isStill = now === before
    before = now
    return isStill
  })
}

const leastBreaches = 6

/** Adds somebody to the frontline and signs them in; answers with how they give commands to a case. */
async function signedInAgent({ url, apiKey }: Product) {
  const agent = { login: 'li.na', name: 'Li Na', password: 'four small cups of tea' }
  const post = async (path: string, headers: Readonly<Record<string, string>>, body: object) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...headers },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer
  }
  await post('/users', { authorization: `Bearer ${apiKey}` }, { ...agent, roles: ['agent'], teams: ['frontline'] })
  const session = await post('/session', {}, { login: agent.login, password: agent.password })
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return async (caseId: string, command: object): Promise<void> => {
    await post(`/cases/${caseId}/commands`, { cookie }, command)
  }
}

/** A complaint in the middle of its life. */
async function startComplaint(product: Product): Promise<string> {
  const { pledge } = product
  const { id } = await pledge.cases.create({
    flow: 'complaint',
    facts: { category: 'delivery', amount: 458, repeated: false },
    customer: { id: 'C-1042', name: 'Grace Liu', tier: '4-star', email: 'grace.liu@example.com', language: 'en' },
    channel: 'email',
    subject: 'The parcel came open, and half of it is missing',
    message: 'Two of the four cups are gone, and nobody at the counter wanted to hear of it. What now?',
  })
  const tell = await signedInAgent(product)
  await tell(id, { do: 'note', text: 'The courier’s scan shows 2.1 kg at the depot and 1.2 kg at the door.' })
  await tell(id, {
    do: 'reply',
    public: true,
    text: 'I am sorry, that is not how it should arrive. I have asked the courier for the weight at each stop and write again today.',
  })
  await pledge.cases.do(id, {
    do: 'message',
    text: 'Thank you. The two cups are enough, I do not need all four again.',
  })
  return id
}

async function isLively({ pledge }: Product): Promise<boolean> {
  const breaches = await pledge.breaches.list({ limit: 50 })
  const late = await pledge.cases.list({ late: true })
  const done = await pledge.cases.list({ state: ['resolved', 'closed'] })
  return breaches.items.length >= leastBreaches && late.items.length > 0 && done.items.length > 1
}

async function takeAll(product: Product, premises: Premises): Promise<void> {
  const caseId = await startComplaint(product)
  process.stderr.write('The demo team works until there is something to see …\n')
  await eventually('breaches, a late case and one that is done', () => isLively(product), 300_000)
  await takeEach(pictures, product, premises, caseId)
}

async function takeSeason(product: Product, premises: Premises): Promise<void> {
  process.stderr.write('The seeded cases are counted …\n')
  const isCounted = async () => {
    const [cases, arrivals, report] = await Promise.all([
      product.pledge.forecast.cases(),
      product.pledge.forecast.arrivals(),
      product.pledge.reports.figures({
        measure: 'opened',
        from: '2026-01-01',
        to: '2026-01-02',
        zone: 'Asia/Shanghai',
      }),
    ])
    return cases.state === 'ready' && arrivals.state === 'ready' && report.isComplete
  }
  await eventually('forecasts and reports are there', isCounted, 300_000)
  await takeEach(picturesOfSeason, product, premises, '')
}

async function takeEach(each: readonly Picture[], product: Product, premises: Premises, caseId: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const browser = await launchChromium()
  try {
    for (const { name, seat, path: address, sign, prepare } of each) {
      const page = await openPage(browser, product, seat)
      await signIn(page, seat, premises.administrator)
      await page.goto(product.url + address(caseId))
      await page.locator(sign).first().waitFor()
      await prepare?.(page)
      await page.evaluate(() => document.fonts.ready)
      await page.mouse.move(0, 0)
      const file = path.join(folder, `${name}.png`)
      await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
      process.stderr.write(`docs/pictures/${name}.png\n`)
      await page.context().close()
    }
  } finally {
    await browser.close()
  }
}

/** Starts the built product with its demo in a folder of its own and takes every picture of the documentation: `npm run pictures`. */
const premises = await openPremises()
try {
  await takeAll(await premises.start({ args: ['--demo'] }), premises)
} finally {
  await premises.close()
}
const centre = await openPremises()
try {
  // Cases of four months, as if they had run until now.
  await seedData(centre, { cases: 2000, seed: 1, days: 120, untilAt: Math.floor(Date.now() / hourMs) * hourMs })
  await takeSeason(await centre.start(), centre)
} finally {
  await centre.close()
}
