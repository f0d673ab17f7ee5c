import { describe, expect, it } from 'vitest'
import { itemOfNote, itemOfStage } from '../../../editor/canvas/canvas-items.ts'
import { selectionAfter } from '../../../editor/canvas/selection-after.ts'

const chosen = { nodes: ['a'], edges: ['e'], notes: [] }

describe('the choice after what the canvas tells', () => {
  it('takes cards and notes apart, and leaves the ways alone', () => {
    const next = selectionAfter(
      chosen,
      [
        { type: 'select', id: 'a', selected: false },
        { type: 'select', id: 'b', selected: true },
        { type: 'select', id: itemOfNote('n'), selected: true },
        { type: 'select', id: itemOfStage('s'), selected: true },
      ],
      'nodes',
    )

    expect(next).toEqual({ nodes: ['b'], edges: ['e'], notes: ['n'] })
  })

  it('is the same one when nothing of it changed', () => {
    expect(selectionAfter(chosen, [{ type: 'select', id: 'a', selected: true }], 'nodes')).toBe(chosen)
    expect(selectionAfter(chosen, [{ type: 'remove', id: 'e' }], 'edges')).toBe(chosen)
  })
})
