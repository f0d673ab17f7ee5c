import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import type { Measure } from '../frame/result.ts'
import { median, percentile } from '../frame/statistics.ts'
import { type DesignerLab, openDesigner, openDesignerLab } from './designer-lab.ts'

/**
 * `editor.drag.fps`: frames a second while a card of a process of 500 steps and 600 ways is dragged about by the mouse, and
 * `editor.drag.frame`: how long a frame takes at the 95th percentile; `….1000` for 1,000 steps. `….all`: with all cards in sight
 * at once, from far away.
 */
export const dragFrames: Measure = async function* ({ isFull }) {
  const [runs, forMs] = isFull ? [5, 6000] : [3, 5000]
  const lab = await openDesignerLab([500, 1000])
  try {
    for (const [count, suffix] of [
      [500, ''],
      [1000, '.1000'],
    ] as const) {
      for (const isFar of [false, true]) {
        const name = `${suffix}${isFar ? '.all' : ''}`
        const rounds: number[][] = []
        for (let run = 0; run < runs; run++) rounds.push(await draggedFrames(lab, count, isFar, forMs))
        const rates = rounds.map((frames) => 1000 / (frames.reduce((sum, ms) => sum + ms, 0) / frames.length))
        const tails = rounds.map((frames) => percentile(frames, 0.95))
        yield { name: `editor.drag.fps${name}`, value: median(rates), unit: 'fps', runs }
        yield { name: `editor.drag.frame${name}`, value: median(tails), unit: 'ms p95', runs }
      }
    }
  } finally {
    await lab.close()
  }
}

/** The milliseconds between the frames of one drag. */
async function draggedFrames(lab: DesignerLab, count: number, isFar: boolean, forMs: number): Promise<number[]> {
  const page = await lab.openPage()
  try {
    const { card, x, y } = await cardInTheMiddle(page, lab, count, isFar)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await dragRound(page, { x, y }, 500)
    await page.evaluate(beginCounting)
    await dragRound(page, { x, y }, forMs)
    const frames = await page.evaluate(endCounting)
    await page.mouse.move(x + radius, y + radius)
    await page.mouse.up()
    await requireMoved(card, { x, y })
    return frames
  } finally {
    await page.context().close()
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Goes to a card amid the process, and to where all can be seen, where that is asked for; gives the middle of the card. */
async function cardInTheMiddle(page: Page, lab: DesignerLab, count: number, isFar: boolean) {
  await openDesigner(page, lab.addressOf(count))
  const id = `8-${Math.floor(count / 40)}`
  await page.keyboard.press('Control+f')
  await page.keyboard.type(`Step ${id} of`)
  await page.keyboard.press('Enter')
  const card = page.locator(`[data-card="${id}"][aria-pressed=true]`)
  await card.waitFor()
  if (isFar) await page.getByRole('button', { name: 'Show all', exact: true }).click()
  return { card, ...middleOf(await restingBox(card)) }
}

/** What is measured has to be a drag: the card came along. */
async function requireMoved(card: Locator, from: Point): Promise<void> {
  const { x, y } = middleOf(await restingBox(card))
  if (Math.hypot(x - from.x - radius, y - from.y - radius) > radius / 4) throw new Error('the card did not come along')
}

function middleOf({ x, y, width, height }: Point & { readonly width: number; readonly height: number }): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

/** Where something is once it has come to rest. */
async function restingBox(locator: Locator) {
  for (let before = ''; ; ) {
    const box = await locator.boundingBox()
    const now = JSON.stringify(box)
    if (box !== null && now === before) return box
    before = now
    await sleep(250)
  }
}

const radius = 160

/** Moves the mouse in circles as fast as the page takes it in. */
async function dragRound(page: Page, { x, y }: Point, forMs: number): Promise<void> {
  const startedAt = performance.now()
  for (let step = 0; performance.now() - startedAt < forMs; step++) {
    const angle = step / 20
    await page.mouse.move(x + radius * Math.sin(angle), y + radius * (1 - Math.cos(angle)))
  }
}

/** In the page: notes when each frame begins. */
function beginCounting(): void {
  const counting = globalThis as typeof globalThis & { framesAt?: number[] }
  const framesAt: number[] = []
  counting.framesAt = framesAt
  const note = (at: number): void => {
    framesAt.push(at)
    if (counting.framesAt === framesAt) requestAnimationFrame(note)
  }
  requestAnimationFrame(note)
}

/** In the page: the milliseconds from each frame to the next. */
function endCounting(): number[] {
  const counting = globalThis as typeof globalThis & { framesAt?: number[] }
  const framesAt = counting.framesAt ?? []
  delete counting.framesAt
  return framesAt.slice(1).map((at, index) => at - (framesAt[index] ?? at))
}
