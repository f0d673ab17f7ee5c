import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import { cardWidth } from '../../../editor/cards/card-size.ts'
import { drawingOf, heightsOf } from '../../../editor/layout/drawing.ts'
import { tidyLayout } from '../../../editor/layout/tidy-flow.ts'
import { flowIn } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const flows = fc
  .record({
    stages: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 14 }),
    edges: fc.array(fc.tuple(fc.nat({ max: 13 }), fc.nat({ max: 13 })), { maxLength: 24 }),
  })
  .map(({ stages, edges }): FlowDocument => {
    const id = (index: number) => `n${index % stages.length}`
    return {
      kind: 'flow',
      id: 'f',
      stages: [0, 1, 2, 3].map((index) => ({ id: `s${index}` })),
      nodes: stages.map((stage, index) => ({ id: id(index), kind: 'task', stage: `s${stage}`, outcomes: ['done'] })),
      edges: edges.map(([from, to], index) => ({ from: id(from), to: id(to), on: `w${index}` })),
    }
  })

function overlaps(flow: FlowDocument): string[] {
  const { places } = drawingOf(flow)
  const heights = heightsOf(flow)
  const cards = flow.nodes.map(({ id }) => ({
    id,
    x: places[id]?.x ?? 0,
    y: places[id]?.y ?? 0,
    h: heights.get(id) ?? 0,
  }))
  return cards.flatMap((a, index) =>
    cards
      .slice(index + 1)
      .filter((b) => Math.abs(a.x - b.x) < cardWidth && a.y < b.y + b.h && b.y < a.y + a.h)
      .map((b) => `${a.id} ${b.id}`),
  )
}

describe('tidying up', () => {
  it('lays no card over another, keeps the stages in their order, and does the same each time', () => {
    fc.assert(
      fc.property(flows, (flow) => {
        const layout = tidyLayout(flow)
        const tidy = { ...flow, layout }
        const { places } = drawingOf(tidy)

        expect(overlaps(tidy)).toEqual([])
        expect(tidyLayout(tidy)).toEqual(layout)
        for (const { id } of flow.nodes) expect(places[id]).toEqual({ x: layout[id]?.x, y: layout[id]?.y })
      }),
      { numRuns: 40 },
    )
  })

  it('puts what follows to the right of what it follows, and keeps a folded stage folded', () => {
    const flow = flowIn(templateWorkspace('complaint'))
    const folded = { ...flow.layout, survey: fold('survey'), retrospective: fold('retrospective'), done: fold('done') }
    function fold(id: string) {
      return { x: flow.layout?.[id]?.x ?? 0, y: 0, folded: true }
    }
    const layout = tidyLayout({ ...flow, layout: folded })

    expect(layout['receipt']?.x).toBeGreaterThan(layout['receive']?.x ?? Number.NaN)
    expect(layout['assess']?.x).toBeGreaterThan(layout['receipt']?.x ?? Number.NaN)
    expect(layout['survey']?.folded).toBe(true)
    expect(layout['assess']?.folded).toBeUndefined()
  })
})
