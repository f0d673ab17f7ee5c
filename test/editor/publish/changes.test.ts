import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSame } from '../../../editor/drafts/merge.ts'
import { addNode } from '../../../editor/edits/add-node.ts'
import { connect } from '../../../editor/edits/connect.ts'
import { removeItems } from '../../../editor/edits/remove-items.ts'
import { renameNode } from '../../../editor/edits/rename.ts'
import { moveStage } from '../../../editor/edits/stages.ts'
import { changesBetween } from '../../../editor/publish/changes.ts'
import { changeFlow, flowIn } from '../../../editor/workspace/workspace.ts'
import { edits } from '../edits/random-edits.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const start = templateWorkspace('complaint')
const flow = flowIn(start)

describe('what differs between two versions', () => {
  it('is nothing exactly when they are the same', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 5 }), (list) => {
        const end = flowIn(list.reduce((workspace, edit) => edit(workspace), start))

        expect(changesBetween(flow, end).length === 0).toBe(isSame(flow, end))
        expect(changesBetween(end, end)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('is said thing by thing', () => {
    const added = flowIn(addNode(start, { id: 'wait', kind: 'wait', stage: 'resolve', at: { x: 0, y: 900 } }))
    const renamed = renameNode(added, 'solve', 'Settle it', 'en')
    const led = connect(renamed, { from: 'receive', on: 'next', to: 'assess' })
    const end = removeItems(led, { nodes: ['retrospective'], edges: [], notes: [] })
    const changes = changesBetween(flow, end)

    expect(changes).toContainEqual({ kind: 'added', list: 'nodes', id: 'wait' })
    expect(changes).toContainEqual({ kind: 'changed', list: 'nodes', id: 'solve', fields: ['name'] })
    expect(changes).toContainEqual({ kind: 'changed', list: 'edges', id: 'receive next', fields: ['to'] })
    expect(changes).toContainEqual({ kind: 'removed', list: 'nodes', id: 'retrospective' })
  })

  it('is an order where only that changed', () => {
    expect(changesBetween(flow, moveStage(flow, 'triage', 0))).toEqual([{ kind: 'order', list: 'stages' }])
    expect(changesBetween(flow, flowIn(changeFlow(start, (old) => ({ ...old, policy: 'other' }))))).toEqual([
      { kind: 'field', field: 'policy' },
    ])
  })
})
