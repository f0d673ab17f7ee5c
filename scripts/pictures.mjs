import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { launchChromium } from '../test/parts/chromium.ts'
import { openPage, signIn } from '../test/system/parts/browser.ts'
import { eventually, openPremises } from '../test/system/parts/product.ts'
import { inProject } from './project.mjs'

/** @typedef {import('../test/system/parts/product.ts').Product} Product */
/** @typedef {import('../test/system/parts/product.ts').Premises} Premises */
/** @typedef {import('../test/system/parts/browser.ts').Seat} Seat */
/** @typedef {import('playwright-core').Page} Page */

/**
 * What the README and docs/ show. `sign` is an element by which one sees that the page is whole.
 * @type {readonly { name: string, seat: Seat, path: (caseId: string) => string, sign: string, prepare?: (page: Page) => Promise<void> }[]}
 */
const pictures = [
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

const leastBreaches = 6

/**
 * Adds somebody to the frontline and signs them in; answers with how they give commands to a case.
 * @param {Product} product
 * @returns {Promise<(caseId: string, command: object) => Promise<void>>}
 */
async function signedInAgent({ url, apiKey }) {
  const agent = { login: 'li.na', name: 'Li Na', password: 'four small cups of tea' }
  /** @param {string} path @param {Record<string, string>} headers @param {object} body */
  const post = async (path, headers, body) => {
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
  return async (caseId, command) => {
    await post(`/cases/${caseId}/commands`, { cookie }, command)
  }
}

/**
 * A complaint in the middle of its life.
 * @param {Product} product
 */
async function startComplaint(product) {
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

/** @param {Product} product */
async function isLively({ pledge }) {
  const breaches = await pledge.breaches.list({ limit: 50 })
  const late = await pledge.cases.list({ late: true })
  const done = await pledge.cases.list({ state: ['resolved', 'closed'] })
  return breaches.items.length >= leastBreaches && late.items.length > 0 && done.items.length > 1
}

/**
 * @param {Product} product
 * @param {Premises} premises
 */
async function takeAll(product, premises) {
  const caseId = await startComplaint(product)
  console.error('The demo team works until there is something to see …')
  await eventually('breaches, a late case and one that is done', () => isLively(product), 300_000)
  await mkdir(inProject('docs', 'pictures'), { recursive: true })
  const browser = await launchChromium()
  try {
    for (const { name, seat, path: address, sign, prepare } of pictures) {
      const page = await openPage(browser, product, seat)
      await signIn(page, seat, premises.administrator)
      await page.goto(product.url + address(caseId))
      await page.locator(sign).first().waitFor()
      await prepare?.(page)
      await page.evaluate(() => document.fonts.ready)
      await page.mouse.move(0, 0)
      const file = inProject('docs', 'pictures', `${name}.png`)
      await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
      console.error(path.relative(inProject(), file))
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
