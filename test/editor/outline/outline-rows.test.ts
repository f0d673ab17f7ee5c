import { describe, expect, it } from 'vitest'
import { createViewMaker } from '../../../editor/cards/flow-view.ts'
import { outlineRows, stageRowKey } from '../../../editor/outline/outline-rows.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const view = createViewMaker()(templateWorkspace('complaint'))
const none: ReadonlySet<string> = new Set()

describe('the lines of the outline', () => {
  it('have every step below its stage, in the order in which cases meet them', () => {
    const rows = outlineRows(view, none, none)
    const triage = rows.filter((row) => row.parent === stageRowKey('triage'))

    expect(rows.filter((row) => row.level === 1).map((row) => row.key)).toEqual(
      ['intake', 'triage', 'resolve', 'follow-up'].map(stageRowKey),
    )
    expect(triage.map((row) => row.key)).toEqual(['assess', 'assess-by-hand'])
    expect(triage.map((row) => [row.position, row.siblings])).toEqual([
      [1, 2],
      [2, 2],
    ])
    expect(rows.filter((row) => row.kind === 'node')).toHaveLength(view.flow.nodes.length)
  })

  it('show the ways of a step that is open, and nothing of a stage that is closed', () => {
    const rows = outlineRows(view, new Set([stageRowKey('resolve')]), new Set(['survey']))

    expect(rows.filter((row) => row.kind === 'way').map((row) => row.way.id)).toEqual([
      'satisfied',
      'neutral',
      'dissatisfied',
      'timeout',
    ])
    expect(rows.some((row) => row.parent === stageRowKey('resolve'))).toBe(false)
    expect(rows.find((row) => row.key === stageRowKey('resolve'))?.isOpen).toBe(false)
  })
})
