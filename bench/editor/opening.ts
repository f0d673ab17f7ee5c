import type { Measure } from '../frame/result.ts'
import { median } from '../frame/statistics.ts'
import { type DesignerLab, openDesignerLab } from './designer-lab.ts'

/**
 * `editor.open`: from the address to the moment at which a card of a process of 500 steps has answered to a click: everything is fetched,
 * by a browser that has nothing cached, drawn, and in use. `editor.open.drawn`: until cards are drawn.
 */
export const opening: Measure = async function* ({ isFull }) {
  const runs = isFull ? 15 : 5
  const lab = await openDesignerLab([500])
  try {
    await timeToOpen(lab)
    const times: { drawnMs: number; usableMs: number }[] = []
    for (let run = 0; run < runs; run++) times.push(await timeToOpen(lab))
    yield { name: 'editor.open', value: median(times.map(({ usableMs }) => usableMs)), unit: 'ms', runs }
    yield { name: 'editor.open.drawn', value: median(times.map(({ drawnMs }) => drawnMs)), unit: 'ms', runs }
  } finally {
    await lab.close()
  }
}

async function timeToOpen(lab: DesignerLab) {
  const page = await lab.openPage()
  try {
    await page.addInitScript(noteOpening)
    await page.goto(lab.addressOf(500), { waitUntil: 'commit' })
    await page.waitForFunction(() => 'usableMs' in globalThis)
    return await page.evaluate(() => {
      const { drawnMs, usableMs } = globalThis as unknown as { drawnMs: number; usableMs: number }
      return { drawnMs, usableMs }
    })
  } finally {
    await page.context().close()
  }
}

/** In the page: clicks a card as soon as one is drawn, and notes when that was, and when it is marked as chosen. */
function noteOpening(): void {
  const noted = globalThis as typeof globalThis & { drawnMs?: number; usableMs?: number }
  const look = (): void => {
    const card = document.querySelector<HTMLElement>('[data-card]')
    if (card?.checkVisibility({ visibilityProperty: true }) === true) {
      if (noted.drawnMs === undefined) {
        noted.drawnMs = performance.now()
        card.click()
      } else if (document.querySelector('[data-card][aria-pressed=true]') !== null) {
        noted.usableMs = performance.now()
        return
      }
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
