import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { launchChromium } from '../parts/chromium.ts'
import { createMockApi, type MockApi } from './mock-api.ts'
import { type MockServer, startMockServer } from './mock-server.ts'

/** How somebody looks at the web app. */
export interface View {
  readonly theme: 'light' | 'dark'
  readonly language: 'en' | 'zh-CN'
  readonly width: number
}

export const desk: View = { theme: 'light', language: 'en', width: 1440 }

/** The built web app over an API of one's own, anew for each test. */
export interface WebApp {
  readonly api: MockApi
  readonly url: string
  readonly context: BrowserContext
  /** What the page wrote as errors, or threw. */
  readonly complaints: readonly string[]
  open(address: string, view?: View): Promise<Page>
  /** What axe finds on the page as it is now. */
  problemsFoundBy(page: Page): Promise<readonly string[]>
}

/** For the top of a test file: builds the app once and opens it in Chromium. An answer of the status `isAnswer` is no mistake of the page. */
export function webAppInChromium({ isAnswer }: { readonly isAnswer: number }): WebApp {
  let folder: string
  let browser: Browser
  let axe: string
  let api: MockApi
  let server: MockServer
  let context: BrowserContext
  let complaints: string[]

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pledge-web-'))
    await build({
      configFile: path.resolve(import.meta.dirname, '../../console/vite.config.ts'),
      logLevel: 'error',
      build: { outDir: folder },
    })
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    browser = await launchChromium()
  })

  afterAll(async () => {
    await browser?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  beforeEach(async () => {
    api = createMockApi(Date.now)
    server = await startMockServer(api, folder)
    complaints = []
  })

  afterEach(async () => {
    await context?.close()
    await server.close()
  })

  return {
    get api() {
      return api
    },
    get url() {
      return server.url
    },
    get context() {
      return context
    },
    get complaints() {
      return complaints
    },
    async open(address, view = desk) {
      context = await browser.newContext({
        viewport: { width: view.width, height: 900 },
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      })
      await context.addInitScript(({ theme, language }) => {
        localStorage.setItem('pledge.theme', theme)
        localStorage.setItem('pledge.language', language)
      }, view)
      const page = await context.newPage()
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes(String(isAnswer))) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(server.url + address)
      return page
    },
    async problemsFoundBy(page) {
      // What came to lie under the pointer may show a tooltip, which stands outside the regions while it is there.
      await page.mouse.move(0, 0)
      await page.getByRole('tooltip').waitFor({ state: 'hidden' })
      await page.evaluate(axe)
      const results = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
      )
      return results.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
      )
    },
  }
}
