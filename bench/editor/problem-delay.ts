import type { Page } from 'playwright-core'
import type { Measure } from '../frame/result.ts'
import { percentile } from '../frame/statistics.ts'
import { openDesigner, openDesignerLab } from './designer-lab.ts'

/**
 * `editor.problems`: from a key that takes a card of a process of 500 steps away, or gives it back, to the problems that follow from it,
 * at the 95th percentile.
 */
export const problemDelay: Measure = async function* ({ isFull }) {
  const pairs = isFull ? 30 : 12
  const lab = await openDesignerLab([500])
  try {
    const page = await lab.openPage()
    await openDesigner(page, lab.addressOf(500))
    const took: number[] = []
    for (let pair = -2; pair < pairs; pair++) {
      await page.locator('[data-card="1-0"]').click()
      await page.locator('[data-card="1-0"][aria-pressed=true]').waitFor()
      const gone = await timeToNews(page, 'Delete')
      const back = await timeToNews(page, 'Control+z')
      if (pair >= 0) took.push(gone, back)
    }
    yield { name: 'editor.problems', value: percentile(took, 0.95), unit: 'ms p95', runs: took.length }
    yield { name: 'editor.problems.median', value: percentile(took, 0.5), unit: 'ms', runs: took.length }
  } finally {
    await lab.close()
  }
}

/** The milliseconds from a key to the next change of what is said of problems. */
async function timeToNews(page: Page, key: string): Promise<number> {
  await page.evaluate(awaitNews)
  await page.keyboard.press(key)
  await page.waitForFunction(() => 'newsAfterMs' in globalThis)
  return page.evaluate(() => (globalThis as unknown as { newsAfterMs: number }).newsAfterMs)
}

/** In the page: notes how long after the last key the count of problems is another one. */
function awaitNews(): void {
  const noted = globalThis as typeof globalThis & { newsAfterMs?: number }
  delete noted.newsAfterMs
  const counts = document.querySelector('section[aria-label=Problems] [role=status]')
  if (counts === null) throw new Error('nothing is said of problems')
  const said = counts.textContent
  let pressedAt = Number.NaN
  const notePress = ({ timeStamp }: KeyboardEvent): void => {
    pressedAt = timeStamp
  }
  addEventListener('keydown', notePress, { capture: true })
  const observer = new MutationObserver(() => {
    if (counts.textContent === said || Number.isNaN(pressedAt)) return
    observer.disconnect()
    removeEventListener('keydown', notePress, { capture: true })
    noted.newsAfterMs = performance.now() - pressedAt
  })
  observer.observe(counts, { subtree: true, childList: true, characterData: true })
}
