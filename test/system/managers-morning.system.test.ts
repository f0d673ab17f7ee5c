import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { i18n } from 'i18next'
import { simpleParser } from 'mailparser'
import type { Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language, LocalText } from '../../core/contract/language.ts'
import { createTexts } from '../../look/language/texts.ts'
import { textIn } from '../../model/words/text-in.ts'
import { type MailServer, startMailServer } from '../parts/smtp.ts'
import { seriousViolations } from './parts/browser.ts'
import { productInChromium } from './parts/product-in-chromium.ts'
import { quickDocuments } from './parts/quick-documents.ts'

const password = 'a long word for the morning'
const subject = '宽带断网 / no line since nine'

interface Call {
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let mails: MailServer
let neighbours: Server
/** What systems next door were told: whoever runs Pledge allows it to call them. */
const calls: Call[] = []

const house = productInChromium(async () => {
  mails = await startMailServer()
  neighbours = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1')
      calls.push({ path: pathname, query: searchParams, headers: request.headers, body })
      response.end('{"errcode":0}')
    })
  })
  await new Promise<void>((resolve) => neighbours.listen(0, '127.0.0.1', resolve))
  return { SMTP_URL: mails.url, MAIL_FROM: 'pledge@example.test', OUTGOING_ALLOW: '127.0.0.0/24' }
})

// Long enough to be seen coming.
beforeAll(() => house.product.pledge.documents.publish(quickDocuments(18)))

afterAll(async () => {
  await mails?.stop()
  neighbours?.closeAllConnections()
  await new Promise((resolve) => (neighbours === undefined ? resolve(null) : neighbours.close(resolve)))
})

/** A manager with an address, signed in. */
async function manager(name: string, language: Language): Promise<Page> {
  await house.api('POST', '/users', { login: name, name, email: `${name}@example.test`, password, roles: ['manager'] })
  return house.open('/', { language }, { login: name, password })
}

/** What a setting is called in a language. */
async function nameOf(kind: 'teams' | 'reasons', id: string, language: Language): Promise<string> {
  const { data } = await house.product.pledge.settings.get(kind, id)
  return textIn(data['name'] as LocalText, language)
}

describe.each(['en', 'zh-CN'] as const)("a manager's morning, in %s", (language) => {
  it('sees a promise break, why and whose it was, judges it, has it left out by another, and sends the report', async () => {
    const t = createTexts(language).t
    const [anna, ben] = [`anna-${language.toLowerCase()}`, `ben-${language.toLowerCase()}`]
    const page = await manager(anna, language)

    const number = await breaks(page, t, language)
    await judges(page, t, language, number)
    const other = await manager(ben, language)
    await agrees(other, t, number)
    await reads(page, t)
    const letter = await mailsTheReport(page, t, `${anna}@example.test`)

    expect(String(letter.html)).toContain('Morning 晨报')
    expect(letter.attachments.map(({ contentType }) => contentType)).toEqual(['application/pdf', 'text/csv'])
  }, 600_000)
})

describe('an alert', () => {
  it('reaches a system of one’s own and a group chat, both signed, and says so', async () => {
    const { port } = neighbours.address() as AddressInfo
    const ops = `ops-${randomUUID().slice(0, 8)}`
    const url = `http://127.0.0.1:${port}/${ops}`
    const made = await house.api<{ readonly secret: string }>('PUT', `/settings/endpoints/${ops}`, { id: ops, url })
    await house.api('POST', '/alerts', {
      name: 'Quick ones late 快单超时',
      isOn: true,
      measure: 'late',
      scope: { flow: ['quick'] },
      is: 'above',
      threshold: 0,
      minimumSample: 0,
      holdMinutes: 0,
      calmMinutes: 5,
      remindMinutes: null,
      calendar: null,
      zone: 'Asia/Shanghai',
      recipients: [
        { kind: 'endpoint', id: 'r1', endpoint: ops },
        {
          kind: 'robot',
          id: 'r2',
          service: 'dingtalk',
          name: '值班群',
          language: 'zh-CN',
          address: `http://127.0.0.1:${port}/robot/send?access_token=t`,
          secret: 'SEC-of-the-robot',
        },
      ],
    })
    await house.product.pledge.cases.create({ flow: 'quick', facts: {}, subject })

    await expect
      .poll(() => new Set(calls.map(({ path }) => path)), { timeout: 90_000 })
      .toEqual(new Set([`/${ops}`, '/robot/send']))
    const [webhook, robot] = [`/${ops}`, '/robot/send'].map((path) => calls.find((call) => call.path === path)!)
    const told = new Webhook(made.secret).verify(webhook!.body, webhook!.headers as Record<string, string>)
    expect(JSON.stringify(told)).toContain('Quick ones late 快单超时')
    const at = robot!.query.get('timestamp')
    expect(robot!.query.get('sign')).toBe(
      createHmac('sha256', 'SEC-of-the-robot').update(`${at}\nSEC-of-the-robot`).digest('base64'),
    )
    expect(robot!.body).toContain('Quick ones late 快单超时')
    expect(robot!.body).toContain('超时')

    const page = await house.open('/board?alerts=true')
    await page.getByText('Began · 值班群 (DingTalk) · told').waitFor()
    await page.getByText(`Began · endpoint ${ops} · told`).waitFor()
  })
})

/** A case comes in while one looks at the board, and nobody answers it in time. */
async function breaks(page: Page, t: i18n['t'], language: Language): Promise<number> {
  await page.goto(`${house.product.url}/board`)
  await page.getByRole('heading', { level: 1, name: t('board:title') }).waitFor()
  const team = await nameOf('teams', 'frontline', language)
  const { number } = await house.product.pledge.cases.create({ flow: 'quick', facts: {}, subject })

  const late = page.locator('section', { has: page.locator('#board-late') })
  await late.getByText(`#${number}`).waitFor()
  await late.getByText(team).first().waitFor()
  expect(await seriousViolations(page)).toEqual([])

  const clock = `#${number} First answer`
  await late.getByRole('button', { name: t('case:clocks.whyOf', { clock }) }).click()
  const why = page.getByRole('dialog')
  await why
    .getByText(/First answer/)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  await why.waitFor({ state: 'detached' })
  return number
}

/** Says why, by the list of reasons, and proposes not to count it. */
async function judges(page: Page, t: i18n['t'], language: Language, number: number): Promise<void> {
  const reasons = (await house.product.pledge.settings.list('reasons')).items
  const plain = reasons.find(
    ({ id, data }) => data['parent'] === undefined && !reasons.some((each) => each.data['parent'] === id),
  )
  if (plain === undefined) throw new Error('every reason has kinds')
  await page.goto(`${house.product.url}/breaches?flow=quick`)
  await page.getByText(`#${number}`).first().waitFor()
  await page.getByRole('button', { name: await nameOf('reasons', plain.id, language), exact: true }).click()
  await page.getByLabel(t('breaches:exclude')).check()
  await page.getByLabel(t('breaches:ground')).fill('The whole town was without power')
  await page.getByRole('button', { name: t('breaches:save') }).click()
  const proposed = async () => (await house.product.pledge.breaches.list({ flow: 'quick', review: 'proposed' })).items
  await expect
    .poll(async () => (await proposed()).map((breach) => [breach.case.number, breach.reason]))
    .toContainEqual([number, plain.id])
}

/** Another person looks at the proposal and agrees. */
async function agrees(page: Page, t: i18n['t'], number: number): Promise<void> {
  await page.goto(`${house.product.url}/breaches?review=proposed&flow=quick`)
  await page.getByText(`#${number}`).first().waitFor()
  await page.getByRole('button', { name: t('breaches:approve'), exact: true }).click()
  const open = async () =>
    (await house.product.pledge.breaches.list({ flow: 'quick', review: 'proposed' })).items.length
  await expect.poll(open).toBe(0)
}

/** The report of today counts the promise in both ways. */
async function reads(page: Page, t: i18n['t']): Promise<void> {
  const day = (offset: number) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + offset * 86_400_000)
  const query = {
    measure: 'clock',
    from: day(0),
    to: day(1),
    zone: 'Asia/Shanghai',
    where: { flow: ['quick'] },
  } as const
  const counted = async () => {
    const { count, late, excluded } = (await house.product.pledge.reports.figures(query)).total
    return { isCounted: count > 0 && late === count, isExcluded: excluded === count }
  }
  await expect.poll(counted, { timeout: 90_000 }).toEqual({ isCounted: true, isExcluded: true })
  await page.goto(`${house.product.url}/reports?range=today&flow=quick`)
  await page.getByRole('heading', { level: 1, name: t('reports:title') }).waitFor()
  await page
    .getByRole('region', { name: t('reports:headline.title') })
    .getByText('0%')
    .first()
    .waitFor()
  await page.getByText(t('reports:headline.compliance')).first().waitFor()
  expect(await seriousViolations(page)).toEqual([])
}

/** Makes a report by mail, and sends it at once. */
async function mailsTheReport(page: Page, t: i18n['t'], address: string) {
  const name = `Morning 晨报 ${address}`
  await page.getByRole('link', { name: t('delivery:button') }).click()
  await page
    .getByRole('button', { name: t('delivery:add') })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: t('delivery:add') })
  await dialog.getByRole('textbox', { name: t('delivery:form.name') }).fill(name)
  await dialog.getByRole('button', { name: t('shell:save') }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: t('delivery:actions.label', { name }) }).click()
  await page.getByRole('menuitem', { name: t('delivery:actions.send') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('delivery:actions.send') })
    .click()
  const { raw } = await mails.waitFor(({ to, raw: text }) => to.includes(address) && text.includes('text/csv'), 120_000)
  return simpleParser(raw)
}
