import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { TestContext } from 'vitest'
import { launchChromium } from '../../parts/chromium.ts'
import { freePort } from '../../parts/free-port.ts'
import { builtWebApp } from '../../parts/web-app.ts'
import { openTestServer, type TestServer } from '../../server/parts/test-server.ts'
import { desk, newProfile, noteComplaints, type Seat, shownOn } from './browser.ts'

/** The built web app, served by the real server over a database in memory, whose clock is in the hands of the test. */
export interface ServedApp {
  readonly url: string
  readonly server: TestServer
  readonly browser: Browser
  /** What pages threw or wrote as errors; tests may add what else went wrong. */
  readonly complaints: string[]
  /** What somebody of whom the server knows (`server.person`) sees at an address, signed in. */
  open(login: string, address: string, seat?: Seat): Promise<Page>
  /** Closes every page and forgets what they complained of; for `afterEach`. Throws what they showed when the test failed. */
  leave(context?: TestContext): Promise<void>
  /** For `afterAll`. */
  close(): Promise<void>
}

/** Opens one, on a free port of loopback. Call it in `beforeAll`, with the time of `openWithinMs`. */
export async function openServedApp(): Promise<ServedApp> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = await openTestServer({ webFolder: await builtWebApp(), publicUrl: url })
  await server.app.listen({ port, host: '127.0.0.1' })
  const browser = await launchChromium()
  const complaints: string[] = []
  let contexts: BrowserContext[] = []
  const leave = async (test?: TestContext) => {
    const isFailed = test?.task.result?.state === 'fail'
    const pages = isFailed ? contexts.flatMap((context) => context.pages()) : []
    const shown = [...complaints, ...(await Promise.all(pages.map(shownOn)))]
    for (const context of contexts) await context.close()
    contexts = []
    complaints.length = 0
    if (isFailed) throw new Error(shown.join('\n\n'))
  }
  return {
    url,
    server,
    browser,
    complaints,
    leave,
    async open(login, address, seat = desk) {
      const context = await newProfile(browser, seat, 'app')
      contexts.push(context)
      const [name = '', value = ''] = (await server.signIn(login)).split('=')
      await context.addCookies([{ name, value, url }])
      const page = await context.newPage()
      noteComplaints(page, complaints)
      await page.goto(url + address)
      return page
    },
    async close() {
      await leave()
      await browser.close()
      await server.close()
    },
  }
}
