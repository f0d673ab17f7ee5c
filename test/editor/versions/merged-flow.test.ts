import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createViewMaker } from '../../../editor/cards/flow-view.ts'
import { edgeId } from '../../../editor/edits/edge-id.ts'
import { removeItems } from '../../../editor/edits/remove-items.ts'
import { removeStage } from '../../../editor/edits/stages.ts'
import { cardOfPlace, flowChangesOf, overlayOf, waysOfPlace } from '../../../editor/versions/change-marks.ts'
import { mergedFlow } from '../../../editor/versions/merged-flow.ts'
import { changeFlow, documentIn, flowIn, withDocument } from '../../../editor/workspace/workspace.ts'
import { changesInWords } from '../../../model/diff/diff-in-words.ts'
import { edits, templates } from '../edits/random-edits.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const complaint = templateWorkspace('complaint')
const flow = flowIn(complaint)
const words = { added: 'new', changed: 'changed', removed: 'gone' }

describe('two versions as one picture', () => {
  it('have every card and every way of either, each drawn once, and mark exactly those that differ', () => {
    fc.assert(
      fc.property(fc.constantFrom(...templates), fc.array(edits, { minLength: 1, maxLength: 6 }), (before, list) => {
        const after = list.reduce((workspace, edit) => edit(workspace), before)
        const [old, now] = [flowIn(before), flowIn(after)]
        const merged = mergedFlow(old, now)
        const { cards, ways } = flowChangesOf(before, after)
        const ids = merged.nodes.map(({ id }) => id)
        const edges = merged.edges.map(edgeId)

        expect(new Set(ids)).toEqual(new Set([...old.nodes, ...now.nodes].map(({ id }) => id)))
        expect(ids.length).toBe(new Set(ids).size)
        expect(new Set(edges)).toEqual(new Set([...old.edges, ...now.edges].map(edgeId)))
        expect(edges.length).toBe(new Set(edges).size)
        const stages = merged.stages.map(({ id }) => id)
        expect(merged.nodes.filter(({ stage }) => !stages.includes(stage))).toEqual([])
        for (const id of ids) {
          const isMarked = cards.get(id) ?? null
          const [had, has] = [old, now].map((side) => side.nodes.find((node) => node.id === id))
          if (isMarked === 'added') expect(had).toBeUndefined()
          else if (isMarked === 'removed') expect(has).toBeUndefined()
          else expect(had !== undefined && has !== undefined).toBe(true)
          if (isMarked === null && has?.kind !== 'decide') expect(has).toEqual(had)
        }
        expect([...ways.keys()].filter((id) => !edges.includes(id))).toEqual([])
        const documents = { ...before.documents, ...after.documents }
        const view = createViewMaker()(withDocument({ flow: after.flow, documents }, merged))
        expect(view.cards.size).toBe(ids.length)
        expect(view.hidden.size).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('draw what is gone where it stood, beside what stands there now', () => {
    const without = removeItems(flow, { nodes: ['solve'], edges: [], notes: [] })
    const place = flow.layout?.['solve'] ?? { x: 0, y: 0 }
    const moved = { ...without, layout: { ...without.layout, tell: place } }

    expect(mergedFlow(flow, without).layout?.['solve']).toMatchObject({ x: place.x, y: place.y })
    const drawn = mergedFlow(flow, moved).layout
    expect(drawn?.['tell']).toMatchObject({ x: place.x, y: place.y })
    expect(drawn?.['solve']?.x).toBe(place.x)
    expect(drawn?.['solve']?.y).toBeGreaterThan(place.y)
  })

  it('keep a stage that is gone where it was, as long as a card of it is drawn', () => {
    const stage = flow.stages[1]?.id ?? ''
    const gone = {
      ...removeStage(flow, stage),
      nodes: flow.nodes.filter((node) => node.stage !== stage),
      edges: [],
    }

    expect(mergedFlow(flow, gone).stages.map(({ id }) => id)).toEqual(flow.stages.map(({ id }) => id))
  })

  it('mark a decision whose rules changed, and say each change in a word on its card', () => {
    const rules = documentIn(complaint, 'rules', 'complaint-assess')
    if (rules === null) throw new Error('the template has rules')
    const after = withDocument(complaint, { ...rules, hit: 'collect' })
    const changes = flowChangesOf(complaint, after)

    expect([...changes.cards]).toEqual([
      [flow.nodes.find((node) => node.kind === 'decide' && node.rules === rules.id)?.id, 'changed'],
    ])
    expect([...overlayOf(changes, words).cards.values()]).toEqual([
      { change: 'changed', badge: { text: 'changed', tone: 'soon' } },
    ])
    expect(flowChangesOf(complaint, complaint).cards.size).toBe(0)
  })

  it('have a place for every sentence about a card or a way', () => {
    const after = changeFlow(complaint, (old) => removeItems(old, { nodes: ['solve'], edges: [], notes: [] }))
    const merged = mergedFlow(flow, flowIn(after))
    const places = changesInWords('flow', flow, flowIn(after), 'en').map(({ place }) => place)

    for (const place of places.filter(([list]) => list === 'nodes' || list === 'edges')) {
      expect(cardOfPlace(merged, place)).not.toBeNull()
      if (place[0] === 'edges') expect(waysOfPlace(merged, place).length).toBeGreaterThan(0)
    }
    expect(cardOfPlace(merged, ['stages', 'intake'])).toBeNull()
    expect(cardOfPlace(merged, [])).toBeNull()
  })
})
