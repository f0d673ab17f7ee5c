import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { WireUser } from '../../core/contract/wire.ts'
import { desk, openPage, type Seat, seriousViolations, signIn } from '../system/parts/browser.ts'
import { chooseCard } from '../system/parts/hands.ts'
import { productInChromium } from '../system/parts/product-in-chromium.ts'

const house = productInChromium()

const password = 'correct horse battery'
const li = { login: 'li', password }
const wang = { login: 'wang', password }
const people = [
  { login: 'li', name: 'Li Wei', roles: ['owner'] },
  { login: 'wang', name: 'Wang Fang', roles: ['manager'] },
]

beforeAll(async () => {
  for (const person of people) await house.api<WireUser>('POST', '/users', { ...person, password })
})

const slow = { timeout: 60_000 }

/** A browser of somebody's own with a place of the designer open. */
const open = (who: { login: string; password: string }, place: string, seat: Seat = desk): Promise<Page> =>
  house.open(`/designer${place}`, seat, who)

/** The card of a step, whatever it is called. */
const card = (page: Page, id: string) => page.locator(`[data-card="${id}"]`)
const called = (page: Page, id: string, name: string) => card(page, id).filter({ hasText: name }).waitFor()

async function rename(page: Page, id: string, name: string): Promise<void> {
  await chooseCard(page, id)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await called(page, id, name)
}

const saved = (page: Page) => page.getByText(/^saved/).waitFor()

/** What the newest version of a process calls a step. */
async function published(flow: string, node: string) {
  const { document, version } = await house.product.pledge.documents.get('flow', flow)
  const { nodes } = document as FlowDocument
  return { version, name: nodes.find(({ id }) => id === node)?.name }
}

/** What somebody's draft calls a step. */
async function drafted(author: string, flow: string, node: string) {
  const { items } = await house.product.pledge.documents.draftsOf('flow', flow)
  const draft = items.find(({ authorName }) => authorName === author)?.document as FlowDocument | undefined
  return draft?.nodes.find(({ id }) => id === node)?.name
}

describe('two owners of one process', () => {
  it('see each other’s drafts, and whoever publishes second is asked where both changed the same', async () => {
    const [one, other] = await Promise.all([open(li, '/complaint'), open(house.premises.administrator, '/complaint')])
    await rename(one, 'solve', 'Settle it')
    await saved(one)
    await rename(other, 'solve', 'Repair it')
    await rename(other, 'explain', 'Say why not')
    await saved(other)

    await other.getByRole('button', { name: 'Publish', exact: true }).click()
    const mine = other.getByRole('dialog', { name: 'Publish' })
    await mine.getByText(/Li Wei has a draft based on version 1.*It changes the same as yours:/).waitFor()
    await mine.getByText('Step “Repair it” · name · English').waitFor()

    await one.getByRole('button', { name: 'Publish', exact: true }).click()
    const theirs = one.getByRole('dialog', { name: 'Publish' })
    await theirs.getByRole('textbox').fill('A better word')
    await theirs.getByRole('button', { name: 'Publish', exact: true }).click()
    await theirs.getByText('Published.').waitFor()
    await mine.getByRole('button', { name: 'Publish', exact: true }).click()

    const question = other.getByRole('dialog', { name: 'Changed here and elsewhere' })
    await question.getByText('Elsewhere: Settle it').waitFor()
    expect(await published('complaint', 'solve')).toMatchObject({ version: 2, name: { en: 'Settle it' } })
    await question.getByRole('button', { name: 'All from here' }).click()
    await question.getByRole('button', { name: 'Go on with this' }).click()
    await question.waitFor({ state: 'detached' })
    await other.getByRole('button', { name: 'Publish', exact: true }).click()
    await mine.getByText('is now called “Repair it”').waitFor()
    await mine.getByRole('button', { name: 'Publish', exact: true }).click()
    await mine.getByText('Published.').waitFor()

    expect(await published('complaint', 'solve')).toMatchObject({ version: 3, name: { en: 'Repair it' } })
    expect(await published('complaint', 'explain')).toMatchObject({ name: { en: 'Say why not' } })
    await Promise.all([one.context().close(), other.context().close()])
  })

  it('see every version with who made it and what it changed, on the canvas too, and go back to one in one step', async () => {
    const page = await open(li, '/complaint?view=versions')
    const versions = page.getByRole('list').filter({ hasText: 'counts for new cases' })
    await versions.getByRole('button', { name: /Version 3/ }).waitFor()
    await versions.getByText('A better word').waitFor()
    await versions.getByText(/· Li Wei/).waitFor()
    await page
      .getByRole('button', { name: 'The step “Explain why not” is now called “Say why not”.', exact: true })
      .click()

    await page.locator('[data-card="explain"][aria-pressed="true"]').waitFor()
    await page.locator('[data-change="changed"]', { has: page.locator('[data-card="explain"]') }).waitFor()
    expect(await page.locator('[data-change="changed"] [data-card]').count()).toBe(2)
    await page.locator('[data-card="solve"]').click()
    await page
      .getByRole('button', { name: 'The step “Settle it” is now called “Repair it”.', exact: true, pressed: true })
      .waitFor()

    await versions.getByRole('button', { name: /Version 1/ }).click()
    await page.getByRole('button', { name: 'Make this my draft' }).click()
    const dialog = page.getByRole('dialog', { name: 'Back to version 1' })
    await dialog.getByText('The step “Repair it” is now called “Find a solution”.').waitFor()
    await dialog.getByRole('button', { name: 'Make it my draft' }).click()
    await called(page, 'solve', 'Find a solution')
    await expect.poll(() => drafted('Li Wei', 'complaint', 'solve'), slow).toMatchObject({ en: 'Find a solution' })
    await page.getByRole('button', { name: 'Undo: Go back to version 1 of Process “Complaint”' }).click()

    await called(page, 'solve', 'Repair it')
    expect(await published('complaint', 'solve')).toMatchObject({ version: 3 })
    await page.context().close()
  })
})

describe('one owner in two browsers', () => {
  it('loses nothing when one of them was cut off, closed and opened again', async () => {
    const [one, other] = await Promise.all([open(li, '/consultation'), open(li, '/consultation')])
    await card(one, 'answer').waitFor()

    await one.context().setOffline(true)
    await rename(one, 'answer', 'Drawn without a line')
    await one.getByText('offline, kept on this device').waitFor()
    await rename(other, 'expert-answer', 'Drawn meanwhile')
    await saved(other)
    // Nothing may be sent before the page is opened again.
    await one.route('**/draft', (route) => route.abort())
    await one.context().setOffline(false)
    const again = await one.context().newPage()
    await one.close()
    await again.goto(`${house.product.url}/designer/consultation`)

    await called(again, 'answer', 'Drawn without a line')
    await called(again, 'expert-answer', 'Drawn meanwhile')
    await expect
      .poll(() => drafted('Li Wei', 'consultation', 'answer'), slow)
      .toMatchObject({ en: 'Drawn without a line' })
    expect(await drafted('Li Wei', 'consultation', 'expert-answer')).toMatchObject({ en: 'Drawn meanwhile' })

    await again.context().setOffline(true)
    await rename(again, 'answer', 'Said here')
    await again.getByText('offline, kept on this device').waitFor()
    await other.reload()
    await rename(other, 'answer', 'Said there')
    await expect.poll(() => drafted('Li Wei', 'consultation', 'answer'), slow).toMatchObject({ en: 'Said there' })
    await again.context().setOffline(false)

    const question = again.getByRole('dialog', { name: 'Changed here and elsewhere' })
    await question.getByText('Here: Said here').waitFor()
    await question.getByText('Elsewhere: Said there').waitFor()
    expect(await drafted('Li Wei', 'consultation', 'answer')).toMatchObject({ en: 'Said there' })
    await question.getByRole('button', { name: 'All from here' }).click()
    await question.getByRole('button', { name: 'Go on with this' }).click()
    await expect.poll(() => drafted('Li Wei', 'consultation', 'answer'), slow).toMatchObject({ en: 'Said here' })
    await Promise.all([again.context().close(), other.context().close()])
  })
})

describe('a process that asks for a second person', () => {
  const place = '/second-person'

  beforeAll(async () => {
    const { document } = await house.product.pledge.documents.get('flow', 'complaint')
    const flow = { ...(document as FlowDocument), id: 'second-person', name: { en: 'Second person' } }
    const nodes = flow.nodes.map((node) => (node.id === 'solve' ? { ...node, name: { en: 'Repair it' } } : node))
    const asking = { ...flow, nodes, approval: { by: 'role:manager' } }
    const { id } = await house.product.pledge.documents.propose([asking])
    // Only people decide.
    const manager = await openPage(house.browser, house.product, desk)
    await signIn(manager, desk, wang)
    const decided = await manager.request.post(`${house.product.url}/api/v1/proposals/${id}/approve`, {
      headers: { origin: house.product.url },
      data: {},
    })
    expect(decided.status()).toBe(200)
    await manager.context().close()
  })

  it('is proposed by one, returned with a word, proposed again and published by another', async () => {
    const owner = await open(li, place)
    await rename(owner, 'solve', 'Mend it')
    const propose = async (note: string) => {
      await owner.getByRole('button', { name: 'Publish', exact: true }).click()
      const dialog = owner.getByRole('dialog', { name: 'Publish' })
      await dialog.getByText('This process asks for a second person (Manager).').waitFor()
      await dialog.getByRole('textbox').fill(note)
      await dialog.getByRole('button', { name: 'Send for approval' }).click()
      await dialog.getByText('Sent to a second person for approval.').waitFor()
      await dialog.getByRole('button', { name: 'Close' }).last().click()
    }
    await propose('Shorter')
    await owner.getByRole('button', { name: 'Waiting', exact: true }).waitFor()

    const manager = await open(wang, '')
    await manager.getByRole('link', { name: /1 change waits for your approval/ }).waitFor()
    await manager.getByRole('link', { name: 'Process “Second person”' }).click()
    await manager.getByText('The step “Repair it” is now called “Mend it”.').waitFor()
    await manager.getByText('Shorter').waitFor()
    await manager.locator('[data-change="changed"] [data-card="solve"]').waitFor()
    await manager.getByRole('textbox', { name: 'What do you want to say?' }).fill('Say repair, please')
    await manager.getByRole('button', { name: 'Return it' }).click()
    await manager.getByRole('heading', { name: 'Returned', level: 1 }).waitFor()

    await owner.reload()
    await owner.getByRole('button', { name: 'Returned', exact: true }).click()
    await owner.getByText(/Wang Fang returned your change .* Say repair, please/).waitFor()
    await owner.getByRole('button', { name: 'Process', exact: true }).click()
    await rename(owner, 'solve', 'Repair well')
    await saved(owner)
    await propose('As you said')

    await manager.goto(`${house.product.url}/designer`)
    await manager.getByRole('link', { name: 'Process “Second person”' }).click()
    await manager.getByText('As you said').waitFor()
    await manager.getByRole('button', { name: 'Approve and publish' }).click()
    await manager.getByRole('heading', { name: 'Approved and published', level: 1 }).waitFor()

    expect(await published('second-person', 'solve')).toMatchObject({ version: 2, name: { en: 'Repair well' } })
    await expect.poll(() => drafted('Li Wei', 'second-person', 'solve'), slow).toBeUndefined()
    await Promise.all([owner.context().close(), manager.context().close()])
  })

  it.each<Seat>([
    { language: 'en', width: 1440 },
    { language: 'zh-CN', theme: 'dark', width: 1024 },
  ])('can be read by everybody: $language, $width px', async (seat) => {
    const newest = await house.product.pledge.documents.get('flow', 'second-person')
    const flow = { ...(newest.document as FlowDocument), name: { en: 'Another name', 'zh-CN': '另一个名称' } }
    const proposal = await house.product.pledge.documents.propose([flow], { note: 'To look at' })
    const page = await open(wang, `/proposals/${proposal.id}`, seat)
    await page.locator('[data-card]').first().waitFor()
    const found = { proposal: await seriousViolations(page) }
    await page.goto(`${house.product.url}/designer/second-person?view=versions`)
    await page.locator('[data-card]').first().waitFor()
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )

    expect({ ...found, versions: await seriousViolations(page) }).toEqual({ proposal: [], versions: [] })
    expect(excess).toBeLessThanOrEqual(0)
    await page.context().close()
  })
})
