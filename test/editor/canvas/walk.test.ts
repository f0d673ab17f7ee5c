import { describe, expect, it } from 'vitest'
import { walkFrom } from '../../../editor/canvas/walk.ts'
import { createViewMaker } from '../../../editor/cards/flow-view.ts'
import { foldStage } from '../../../editor/edits/stages.ts'
import { changeFlow } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const complaint = templateWorkspace('complaint')
const view = createViewMaker()(complaint)

describe('walking along a process by arrow keys', () => {
  it('goes along the ways: to the card that is nearest in height where several lead on', () => {
    expect(walkFrom(view, 'receive', 'right')).toBe('receipt')
    expect(walkFrom(view, 'receipt', 'right')).toBe('assess')
    expect(walkFrom(view, 'assess', 'right')).toBe('solve')
    expect(walkFrom(view, 'assess', 'left')).toBe('receipt')
  })

  it('goes up and down within the stage', () => {
    expect(walkFrom(view, 'solve', 'down')).toBe('expert-solve')
    expect(walkFrom(view, 'solve', 'up')).toBe('key-account-solve')
    expect(walkFrom(view, 'assess-by-hand', 'up')).toBe('assess')
  })

  it('stays where nothing leads on, also where what follows is folded', () => {
    const folded = createViewMaker()(changeFlow(complaint, (flow) => foldStage(flow, 'triage', true)))

    expect(walkFrom(view, 'done', 'right')).toBeNull()
    expect(walkFrom(view, 'receive', 'left')).toBeNull()
    expect(walkFrom(view, 'nobody', 'left')).toBeNull()
    expect(walkFrom(folded, 'receipt', 'right')).toBeNull()
  })
})
