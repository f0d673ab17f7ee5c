import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createViewMaker } from '../../../editor/cards/flow-view.ts'
import { foldStage } from '../../../editor/edits/stages.ts'
import { type PictureWords, pictureOf } from '../../../editor/files/picture.ts'
import { pictureColours } from '../../../editor/files/picture-colours.ts'
import { scaleOf } from '../../../editor/files/png-of.ts'
import { linesOf, textWidth } from '../../../editor/files/text-width.ts'
import { changeFlow, type Workspace } from '../../../editor/workspace/workspace.ts'
import { edits, templates } from '../edits/random-edits.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const words: PictureWords = {
  title: 'Complaint & <more>',
  subtitle: 'Draft',
  stage: (id) => `Stage ${id}`,
  local: (text) => (typeof text === 'string' ? text : (text.en ?? '')),
  cardTitle: (node) => (typeof node.name === 'object' ? (node.name.en ?? '') : (node.name ?? node.id)),
  what: (node) => `does ${node.kind}`,
  promise: (card) => (card.promise === null ? '' : card.promise.clock.id),
  wayName: (id) => `by ${id}`,
  handOver: (team) => `to ${team}`,
  clock: ({ id }) => `clock ${id}`,
}

const draw = (workspace: Workspace) => pictureOf(createViewMaker()(workspace), words)

/** The texts of a picture; throws when its tags are not well nested. */
function textsOf(svg: string): readonly string[] {
  const open: string[] = []
  const texts: string[] = []
  for (const [, slash, name = '', rest = '', text = ''] of svg.matchAll(
    /<(\/?)([\w]+)((?:\s[\w:-]+="[^"<>]*")*)\s*\/?>([^<]*)/g,
  )) {
    const tag = svg.slice(svg.indexOf(`<${slash}${name}${rest}`))
    if (slash === '/') expect(open.pop()).toBe(name)
    else if (!tag.slice(0, tag.indexOf('>') + 1).endsWith('/>')) open.push(name)
    if (slash !== '/' && name === 'text') texts.push(text)
  }
  expect(open).toEqual([])
  return texts
}

describe('the picture of a process', () => {
  it('says what the canvas says: stages, steps, ways, hand-overs and clocks', () => {
    const { svg, width, height } = draw(templateWorkspace('complaint'))
    const texts = textsOf(svg)

    expect(texts).toContain('Complaint &amp; &lt;more&gt;')
    expect(texts).toContain('Stage intake')
    expect(texts).toContain('Find a solution')
    expect(texts).toContain('does survey')
    expect(texts).toContain('by specialist')
    expect(texts).toContain('to specialists')
    expect(texts).toContain('clock resolution')
    expect(width).toBeGreaterThan(1700)
    expect(height).toBeGreaterThan(500)
  })

  it('draws a folded stage as one card, without its steps', () => {
    const folded = changeFlow(templateWorkspace('complaint'), (flow) => foldStage(flow, 'resolve', true))
    const texts = textsOf(draw(folded).svg)

    expect(texts).toContain('Stage resolve')
    expect(texts).not.toContain('Find a solution')
    expect(texts).toContain('Retrospective and')
  })

  it('is whole whatever was drawn', () => {
    fc.assert(
      fc.property(fc.constantFrom(...templates), fc.array(edits, { maxLength: 12 }), (template, list) => {
        const { svg, width, height } = draw(list.reduce((workspace, edit) => edit(workspace), template))

        textsOf(svg)
        expect(svg).not.toMatch(/NaN|undefined|Infinity|null/)
        expect(Number.isFinite(width) && Number.isFinite(height) && width > 0 && height > 0).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it('has the colours of the light theme', () => {
    const css = readFileSync(path.join(import.meta.dirname, '../../../look/elements/colours.css'), 'utf8')
    const light = css.slice(0, css.indexOf('"dark"'))

    for (const [name, colour] of Object.entries(pictureColours)) expect(light).toContain(`--${name}: ${colour};`)
  })
})

describe('a PNG', () => {
  it('has two pixels for one, and fewer where a browser could not hold so many', () => {
    expect(scaleOf({ width: 2000, height: 1000 })).toBe(2)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), fc.integer({ min: 1, max: 200_000 }), (width, height) => {
        const scale = scaleOf({ width, height })
        expect(Math.max(width, height) * scale).toBeLessThanOrEqual(16_000.001)
        expect(width * height * scale * scale).toBeLessThanOrEqual(64_000_001)
      }),
    )
  })
})

describe('a text in lines', () => {
  it('breaks between words and anywhere in Chinese, and ends with an ellipsis where it does not fit', () => {
    expect(linesOf('Tell the customer and confirm', 154, 13, 2, true)).toEqual(['Tell the customer and', 'confirm'])
    expect(linesOf('客户经理制定方案并告知客户', 100, 13, 2)).toEqual(['客户经理制定方', '案并告知客户'])
    expect(linesOf('客户经理制定方案并告知客户', 64, 13, 2)).toEqual(['客户经理', '制定方…'])
    expect(linesOf('', 100, 13, 2)).toEqual([])
  })

  it('never is wider than asked for, nor has more lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 40, max: 300 }), (text, width) => {
        const lines = linesOf(text, width, 12, 2)
        expect(lines.length).toBeLessThanOrEqual(2)
        for (const line of lines) expect(textWidth(line, 12) <= width || [...line].length <= 2).toBe(true)
      }),
    )
  })
})
