import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { WireDraft, WireList } from '../../core/contract/wire.ts'
import { chooseCard } from './parts/hands.ts'
import { productInChromium } from './parts/product-in-chromium.ts'

const house = productInChromium()

/** A browser of its own with the complaint process open. */
async function openComplaint(): Promise<Page> {
  const page = await house.open('/designer/complaint')
  await page.locator('[data-card]').first().waitFor()
  return page
}

const card = (page: Page, text: string) => page.locator('[data-card]', { hasText: text })

async function rename(page: Page, id: string, to: string): Promise<void> {
  await chooseCard(page, id)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(to)
  await card(page, to).waitFor()
}

/** What the server has of the draft. */
async function draft(): Promise<FlowDocument | undefined> {
  const { items } = await house.api<WireList<WireDraft>>('GET', '/documents/flow/complaint/drafts')
  return items[0]?.document as FlowDocument | undefined
}

const drafted = async (id: string) => (await draft())?.nodes.find((node) => node.id === id)?.name
const slow = { timeout: 60_000 }

describe('owners design a process', () => {
  it('in two browsers at once, and no change is lost without a word', async () => {
    const [one, other] = [await openComplaint(), await openComplaint()]
    await rename(one, 'solve', 'Settle it')
    await expect.poll(() => drafted('solve'), slow).toMatchObject({ en: 'Settle it' })
    await rename(other, 'explain', 'Say why not')
    await card(other, 'Settle it').waitFor()
    await expect.poll(() => drafted('explain'), slow).toMatchObject({ en: 'Say why not' })

    await rename(one, 'tell', 'Write to them')
    await expect.poll(() => drafted('tell'), slow).toMatchObject({ en: 'Write to them' })
    await rename(other, 'tell', 'Call them')
    const question = other.getByRole('dialog', { name: 'Changed here and elsewhere' })
    await question.getByText('Elsewhere: Write to them').waitFor()
    expect(await drafted('tell')).toMatchObject({ en: 'Write to them' })
    await question.getByRole('button', { name: 'All from here' }).click()
    await question.getByRole('button', { name: 'Go on with this' }).click()

    await expect.poll(() => drafted('tell'), slow).toMatchObject({ en: 'Call them' })
    await Promise.all([one.context().close(), other.context().close()])
  })

  it('without a connection, and what was drawn is sent when it is back', async () => {
    const page = await openComplaint()
    await page.context().setOffline(true)
    await rename(page, 'retrospective', 'Look back')
    await page.getByText('offline, kept on this device').waitFor()
    expect(await drafted('retrospective')).not.toMatchObject({ en: 'Look back' })
    await page.context().setOffline(false)

    await expect.poll(() => drafted('retrospective'), slow).toMatchObject({ en: 'Look back' })
    await page.context().close()
  })

  it('see what is wrong while they draw, mend it, and publish when they know what changes', async () => {
    const page = await openComplaint()
    const panel = page.getByRole('region', { name: 'Problems' })
    await card(page, 'Done').click()
    await page.keyboard.press('Delete')
    await panel
      .getByRole('status')
      .getByText(/\d+ errors?/)
      .waitFor()
    await panel.getByRole('button', { name: /^Problems/ }).click()
    await panel.getByRole('button', { name: 'Show' }).first().click()
    await page.keyboard.press('Control+z')
    await card(page, 'Done').waitFor()
    await panel.getByRole('status').getByText(/error/).waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Publish' })
    await dialog.getByText(/is now called “Look back”/).waitFor()
    await dialog.getByText('No running case is concerned.').waitFor()
    await dialog.getByRole('textbox').fill('Names as we say them')
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
    await dialog.getByText('Published.').waitFor()

    const newest = await house.product.pledge.documents.get('flow', 'complaint')
    expect(newest).toMatchObject({ version: 2, note: 'Names as we say them' })
    expect(await draft()).toBeUndefined()
    await page.context().close()
  })
})
