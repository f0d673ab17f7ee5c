import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import type { Language } from '../../../core/contract/language.ts'
import type { Premises, Product } from './product.ts'

/** How somebody sits in front of the web app. */
export interface Seat {
  readonly language: Language
  readonly theme?: 'light' | 'dark'
  readonly width?: number
}

/** A page with a profile of its own, on the product's first screen. Whatever its scripts throw fails the test at `close`. */
export async function openPage(browser: Browser, { url }: Product, seat: Seat): Promise<Page> {
  const { language, theme = 'light', width = 1440 } = seat
  const context = await browser.newContext({
    locale: language,
    colorScheme: theme,
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
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

let axeSource: Promise<string> | undefined

interface Violation {
  readonly rule: string
  readonly impact: string
  readonly where: readonly string[]
}

/** What axe-core finds serious or critical on the page as it is now. */
export async function seriousViolations(page: Page): Promise<readonly Violation[]> {
  axeSource ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(await axeSource)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { target: unknown[] }[] }[] }> }
    }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => ({ rule: id, impact, where: nodes.map(({ target }) => target.join(' ')) }))
  })
}
