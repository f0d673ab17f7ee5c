import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { launchChromium } from '../parts/chromium.ts'
import { builtWebApp } from '../parts/web-app.ts'
import { desk, newProfile, noteComplaints, type Seat } from '../system/parts/browser.ts'
import { createMockApi, type MockApi } from './mock-api.ts'
import { type MockServer, startMockServer } from './mock-server.ts'

/** The built web app over an API of one's own, anew for each test. */
export interface WebApp {
  readonly api: MockApi
  readonly url: string
  readonly context: BrowserContext
  /** What the page wrote as errors, or threw. */
  readonly complaints: readonly string[]
  open(address: string, seat?: Seat): Promise<Page>
}

/** For the top of a test file: opens the app in Chromium. An answer of the status `isAnswer` is no mistake of the page. */
export function webAppInChromium({ isAnswer }: { readonly isAnswer: number }): WebApp {
  let folder: string
  let browser: Browser
  let api: MockApi
  let server: MockServer
  let context: BrowserContext
  let complaints: string[]

  beforeAll(async () => {
    folder = await builtWebApp()
    browser = await launchChromium()
  })

  afterAll(() => browser?.close())

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
    async open(address, seat = desk) {
      context = await newProfile(browser, seat, 'app')
      const page = await context.newPage()
      noteComplaints(page, complaints, isAnswer)
      await page.goto(server.url + address)
      return page
    },
  }
}
