import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { openDataFolder } from '../../../cli/parts/data-folder.ts'
import { launchChromium } from '../../parts/chromium.ts'
import { furnishDatabase } from '../../parts/furnished-database.ts'
import { desk, openPage, type Seat, shownOn, signIn } from './browser.ts'
import { openPremises, type Premises, type Product } from './product.ts'

/** The built product, with everything it brings, and a browser in front of it. */
export interface ProductInChromium {
  readonly premises: Premises
  readonly product: Product
  readonly browser: Browser
  /** What somebody sees at an address, signed in by hand; by default the administrator. */
  open(address: string, seat?: Seat, who?: Premises['administrator']): Promise<Page>
  /** Calls the API with the key of the installation; throws what it refuses. */
  api<T>(method: string, path: string, body?: object): Promise<T>
}

/**
 * For the top of a test file: starts the product once for all of its tests and ends it after them. `prepare` finds a
 * database with nothing but the templates, and answers with settings for the process.
 */
export function productInChromium(
  prepare?: (premises: Premises) => Promise<Readonly<Record<string, string>>>,
): ProductInChromium {
  let premises: Premises
  let product: Product
  let browser: Browser

  beforeAll(async () => {
    premises = await openPremises()
    await furnishDatabase((await openDataFolder(path.join(premises.folder, 'data'))).databaseFolder)
    const env = (await prepare?.(premises)) ?? {}
    product = await premises.start({ env })
    browser = await launchChromium()
  })

  // A failure that is seen once in a hundred runs is understood only by what the pages showed then.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const pages = browser.contexts().flatMap((context) => context.pages())
    throw new Error([...(await Promise.all(pages.map(shownOn))), product.complaints()].join('\n\n'))
  })

  afterAll(async () => {
    await browser?.close()
    await premises?.close()
  })

  return {
    get premises() {
      return premises
    },
    get product() {
      return product
    },
    get browser() {
      return browser
    },
    async open(address, seat = desk, who = premises.administrator) {
      const page = await openPage(browser, product, seat)
      await signIn(page, seat, who)
      await page.goto(product.url + address)
      return page
    },
    async api<T>(method: string, path: string, body?: object) {
      const answer = await fetch(`${product.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${product.apiKey}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as T
    },
  }
}
