import { describe, expect, it } from 'vitest'
import { firstViewport } from '../../../editor/canvas/first-viewport.ts'
import type { Drawing } from '../../../editor/layout/drawing.ts'

const frame = (clientWidth: number, clientHeight = 800) => ({ clientWidth, clientHeight }) as HTMLElement
const drawing = (width: number): Drawing => ({
  lanes: [{ stage: 'only', left: 0, right: width, isFolded: false }],
  places: {},
  top: 0,
  bottom: 300,
})
/** Where the right edge of the drawing comes to lie on the screen. */
const edge = (width: number, within: number, purpose: 'work' | 'overview') => {
  const { x, zoom } = firstViewport(drawing(width), frame(within), purpose)
  return x + width * zoom
}

describe('where one looks first', () => {
  it('is the whole process for whoever looks at it, up to three times as wide as the screen', () => {
    for (const width of [400, 900, 1900, 2600]) expect(edge(width, 850, 'overview')).toBeLessThanOrEqual(850)
  })

  it('is its beginning, large enough to read, for whoever draws', () => {
    const { x, zoom } = firstViewport(drawing(3000), frame(850), 'work')

    expect(zoom).toBe(0.75)
    expect(x).toBe(16)
  })

  it('begins below the names of the stages and the buttons, however tall the process is', () => {
    const { y } = firstViewport({ ...drawing(400), bottom: 3000 }, frame(850), 'work')

    expect(y).toBeGreaterThanOrEqual(36 + 26 + 8)
  })

  it('never enlarges', () => {
    expect(firstViewport(drawing(200), frame(1400), 'work').zoom).toBe(1)
  })
})
