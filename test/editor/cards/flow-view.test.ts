import { describe, expect, it } from 'vitest'
import { clockSpans } from '../../../editor/canvas/clock-spans.ts'
import { createViewMaker } from '../../../editor/cards/flow-view.ts'
import { edgeId } from '../../../editor/edits/edge-id.ts'
import { moveNodes } from '../../../editor/edits/move.ts'
import { foldStage } from '../../../editor/edits/stages.ts'
import { changeFlow } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const complaint = templateWorkspace('complaint')

describe('the view of a process', () => {
  it('shows on each task the promise that counts there and who comes next', () => {
    const { cards } = createViewMaker()(complaint)

    expect(cards.get('solve')?.promise?.clock.id).toBe('solution')
    expect(cards.get('solve')?.promise?.then).toEqual({ kind: 'role', id: 'manager' })
    expect(cards.get('assess-by-hand')?.promise?.clock.id).toBe('first-response')
    expect(cards.get('tell')?.promise?.clock.id).toBe('turn')
    expect(cards.get('receive')?.promise).toBeNull()
  })

  it('marks the ways by which a case changes hands', () => {
    const { linkOf } = createViewMaker()(complaint)
    const handedTo = (from: string, on: string, to: string) => linkOf.get(edgeId({ from, on, to }))?.handOverTo

    expect(handedTo('solve', 'specialist', 'expert-solve')).toBe('specialists')
    expect(handedTo('expert-solve', 'advised', 'solve')).toBe('frontline')
    expect(handedTo('assess', 'frontline', 'solve')).toBeNull()
  })

  it('keeps the cards that nothing happened to, so that only others render again', () => {
    const make = createViewMaker()
    const before = make(complaint)
    const after = make(changeFlow(complaint, (flow) => moveNodes(flow, { solve: { x: 900, y: 500 } })))

    expect(make(complaint)).not.toBe(after)
    expect(after.drawing.places['solve']).toEqual({ x: 900, y: 500 })
    for (const [id, card] of after.cards) expect(card, id).toBe(before.cards.get(id))
    for (const link of after.links) expect(link).toBe(before.linkOf.get(link.id))
  })

  it('draws each clock from where it starts to where it stops', () => {
    const view = createViewMaker()(complaint)
    const spans = new Map(clockSpans(view).map((span) => [span.clock.id, span]))
    const leftOf = (node: string) => view.drawing.places[node]?.x ?? Number.NaN
    const triage = view.drawing.lanes.find((lane) => lane.stage === 'triage')

    expect(spans.get('first-response')?.fromX).toBe(leftOf('receive'))
    expect(spans.get('resolution')?.toX).toBe(leftOf('tell') + 208)
    expect(spans.get('solution')?.toX).toBe(leftOf('explain') + 208)
    expect(spans.get('assessment')).toMatchObject({ fromX: triage?.left, toX: triage?.right })
  })

  it('draws clocks to the lane of what is folded', () => {
    const view = createViewMaker()(changeFlow(complaint, (flow) => foldStage(flow, 'resolve', true)))
    const lane = view.drawing.lanes.find((one) => one.stage === 'resolve')

    expect(view.hidden.has('tell')).toBe(true)
    expect(clockSpans(view).find((span) => span.clock.id === 'resolution')?.toX).toBe(lane?.right)
  })
})
