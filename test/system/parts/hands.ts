import type { Locator, Page } from 'playwright-core'

/** How somebody works with a page: with the mouse, or without ever touching it. */
export interface Hands {
  /** Presses a button, a tab, a radio. */
  press(target: Locator): Promise<void>
  /** Comes to a field, so that one can type. */
  enter(field: Locator): Promise<void>
  /** Takes one of the choices of a list that opens. */
  choose(field: Locator, choice: string): Promise<void>
}

/** More steps than any page needs to come round to the same place. */
const longestWay = 250

/**
 * Chooses a card of the designer by its id, with the mouse. A picture that moves at this very moment takes the click away, on a crowded machine
 * more often: whoever sees that clicks once more.
 */
export async function chooseCard(page: Page, id: string): Promise<void> {
  const isChosen = page.locator(`[data-card="${id}"][aria-pressed="true"]`)
  for (let attempt = 1; ; attempt += 1) {
    await page.locator(`[data-card="${id}"]`).click()
    try {
      return await isChosen.waitFor({ timeout: 15_000 })
    } catch (error) {
      if (attempt === 3) throw error
    }
  }
}

/** Everything by clicking. */
export function mouse(page: Page): Hands {
  return {
    press: (target) => target.click(),
    enter: (field) => field.click(),
    async choose(field, choice) {
      await field.click()
      await page.getByRole('option', { name: choice }).first().click()
    },
  }
}

/** Everything by Tab, arrows and Enter: what cannot be reached that way fails. */
export function keyboard(page: Page): Hands {
  const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)
  const tabTo = async (target: Locator) => {
    await target.waitFor()
    const isBehind = await target.evaluate((element) => {
      const here = document.activeElement ?? document.body
      return (here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
    })
    for (let step = 0; step < longestWay; step++) {
      if (await hasFocus(target)) return
      await page.keyboard.press(isBehind ? 'Shift+Tab' : 'Tab')
    }
    throw new Error(`${target.toString()} cannot be reached by Tab`)
  }
  return {
    async press(target) {
      await tabTo(target)
      await page.keyboard.press('Enter')
    },
    enter: tabTo,
    async choose(field, choice) {
      await tabTo(field)
      const active = page.locator('[data-combobox-selected]:visible')
      for (let step = 0; step < longestWay; step++) {
        await page.keyboard.press('ArrowDown')
        const text = (await active.count()) === 0 ? '' : await active.first().innerText()
        if (!text.startsWith(choice)) continue
        await page.keyboard.press('Enter')
        return
      }
      throw new Error(`${choice} is none of the choices of ${field.toString()}`)
    },
  }
}
