import type { BrowserContext, Page } from 'playwright-core'
import { findChromium, startChromium } from '../parts/chromium.ts'
import { openStartedPledge } from '../parts/started-pledge.ts'
import { largeProcess } from './large-process.ts'

/** The built product, with large processes published in it, and a browser in which somebody designs. */
export interface DesignerLab {
  /** A page of an owner who has signed in, in a browser profile of its own with nothing cached. */
  openPage(): Promise<Page>
  /** Where the process of so many steps is designed. */
  addressOf(count: number): string
  /** Where the owner looks at something else. */
  readonly elsewhere: string
  close(): Promise<void>
}

/** Starts the product with a process for each of the numbers of steps, and a browser. Throws where there is no Chromium. */
export async function openDesignerLab(counts: readonly number[]): Promise<DesignerLab> {
  const program = await findChromium()
  if (program === null) throw new Error('Chromium is needed: a program called chromium or google-chrome on the PATH')
  const documents = counts.flatMap((count) => largeProcess(idOf(count), count).documents)
  const known = new Set<string>()
  // Processes share their rules.
  const once = documents.filter(({ kind, id }) => !known.has(`${kind}/${id}`) && known.add(`${kind}/${id}`))
  const pledge = await openStartedPledge(once)
  const browser = await startChromium(program).catch(async (error: unknown) => {
    await pledge.close()
    throw error
  })
  const signedIn = await signIn(await browser.newContext(seat), pledge)
  return {
    openPage: async () => (await browser.newContext({ ...seat, storageState: signedIn })).newPage(),
    addressOf: (count) => `${pledge.url}/designer/${idOf(count)}`,
    elsewhere: `${pledge.url}/cases`,
    async close() {
      await browser.close()
      await pledge.close()
    },
  }
}

/** Opens a process and waits until it is drawn and all is quiet: what is wrong with it has been said. */
export async function openDesigner(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('[data-card]').first().waitFor()
  await page
    .getByRole('region', { name: 'Problems' })
    .getByText(/warning/)
    .waitFor()
  await page.waitForLoadState('networkidle')
}

/** A usual screen. Motion stays as most people have it. */
const seat = { locale: 'en', viewport: { width: 1440, height: 900 } } as const

function idOf(count: number): string {
  return `large-${count}`
}

async function signIn(context: BrowserContext, { url, password }: { readonly url: string; readonly password: string }) {
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('input[autocomplete=username]').fill('admin')
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Cases', level: 1, exact: true }).waitFor()
  const state = await context.storageState()
  await context.close()
  return state
}
