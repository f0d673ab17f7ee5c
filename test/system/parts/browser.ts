import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Language } from '../../../core/contract/language.ts'
import type { Premises, Product } from './product.ts'

/** How somebody sits in front of the web app: by default in light colours, 1440 px wide. */
export interface Seat {
  readonly language: Language
  readonly theme?: 'light' | 'dark'
  readonly width?: number
}

/** Where most people sit. */
export const desk = { language: 'en', theme: 'light', width: 1440 } as const satisfies Seat

/**
 * A browser profile of its own, in Shanghai. The app learns language and theme from the settings of the browser, or from
 * what was once chosen in the app on this device.
 */
export async function newProfile(
  browser: Browser,
  { language, theme = 'light', width = 1440 }: Seat,
  chosenIn: 'browser' | 'app',
): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...(chosenIn === 'browser' ? { locale: language, colorScheme: theme } : {}),
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(60_000)
  if (chosenIn === 'browser') return context
  await context.addInitScript(
    (chosen) => {
      // A frame without rights has no storage.
      if (window.self !== window.top) return
      localStorage.setItem('pledge.theme', chosen.theme)
      localStorage.setItem('pledge.language', chosen.language)
    },
    { theme, language },
  )
  return context
}

/** Adds what the page throws or writes as an error to a list. An answer of the status `isAnswer` is no mistake of the page. */
export function noteComplaints(page: Page, complaints: string[], isAnswer?: number): void {
  page.on('console', (message) => {
    const isExpected = isAnswer !== undefined && message.text().includes(String(isAnswer))
    if (message.type() === 'error' && !isExpected) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
}

/** A page with a profile of its own, on the product's first screen. Whatever its scripts throw fails the test. */
export async function openPage(browser: Browser, { url }: Pick<Product, 'url'>, seat: Seat): Promise<Page> {
  const page = await (await newProfile(browser, seat, 'browser')).newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(url)
  return page
}

const words = {
  en: { login: 'User name', password: 'Password', submit: 'Sign in', cases: 'Cases' },
  'zh-CN': { login: '用户名', password: '密码', submit: '登录', cases: '工单' },
} as const

/** Signs in and waits for the list of cases. */
export async function signIn(
  page: Page,
  { language }: Pick<Seat, 'language'>,
  { login, password }: Premises['administrator'],
): Promise<void> {
  const { login: loginField, password: passwordField, submit, cases } = words[language]
  await page.getByLabel(loginField, { exact: true }).fill(login)
  await page.getByLabel(passwordField, { exact: true }).fill(password)
  await page.getByRole('button', { name: submit, exact: true }).click()
  await page.getByRole('heading', { name: cases, level: 1, exact: true }).waitFor()
}

const mostShown = 6_000

/** What a page shows at this moment, in the words of its accessibility tree, for the message of a test that failed. */
export async function shownOn(page: Page): Promise<string> {
  const tree = await page.locator('body').ariaSnapshot({ timeout: 10_000 }).catch(String)
  return `${page.url()} showed:\n${tree.slice(0, mostShown)}`
}

let axeSource: Promise<string> | undefined

/** What axe-core finds on the page as it is now. */
async function violationsOn(page: Page): Promise<AxeResults['violations']> {
  axeSource ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(await axeSource)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  )
  return violations
}

interface Violation {
  readonly rule: string
  readonly impact: string
  readonly where: readonly string[]
}

/** What axe-core finds serious or critical on the page as it is now. */
export async function seriousViolations(page: Page): Promise<readonly Violation[]> {
  return (await violationsOn(page)).flatMap(({ id, impact, nodes }) =>
    impact === 'serious' || impact === 'critical'
      ? [{ rule: id, impact, where: nodes.map(({ target }) => target.join(' ')) }]
      : [],
  )
}

/** All that axe-core finds on the page as it is now, be it ever so small, and by how much the page is too wide. */
export async function problemsOn(page: Page): Promise<readonly string[]> {
  // What came to lie under the pointer may show a tooltip, which stands outside the regions while it is there.
  await page.mouse.move(0, 0)
  await page.getByRole('tooltip').waitFor({ state: 'hidden' })
  const violations = await violationsOn(page)
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ...(excess > 0 ? [`${excess} px too wide`] : []),
  ]
}
