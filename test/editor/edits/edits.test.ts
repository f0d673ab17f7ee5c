import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawingOf } from '../../../editor/layout/drawing.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { flowIn, type Workspace } from '../../../editor/workspace/workspace.ts'
import { compile } from '../../../model/plan/compile.ts'
import { checkInWorld, worldOf } from '../../../model/validate/world.ts'
import { edits, templates } from './random-edits.ts'

/** What has to hold after every edit, whatever the document. */
function expectWhole(workspace: Workspace): void {
  const flow = flowIn(workspace)
  const ids = flow.nodes.map(({ id }) => id)
  const stages = flow.stages.map(({ id }) => id)

  expect(new Set(ids).size).toBe(ids.length)
  expect(flow.edges.filter(({ from, to }) => !ids.includes(from) || !ids.includes(to))).toEqual([])
  expect(new Set(flow.edges.map(({ from, on }) => `${from} ${on}`)).size).toBe(flow.edges.length)
  expect(flow.nodes.filter(({ stage }) => !stages.includes(stage))).toEqual([])
  expect(Object.keys(flow.layout ?? {}).filter((id) => !ids.includes(id))).toEqual([])
  expect(Object.keys(drawingOf(flow).places).sort()).toEqual([...ids].sort())
}

/** Neither may throw, whatever was done. */
function checkAndCompile(workspace: Workspace): void {
  const all = Object.values(workspace.documents)
  const world = worldOf(
    all.map((value) => ({ kind: value.kind, id: value.id ?? '', value })),
    { isWhole: () => true },
  )
  const versioned = (kindOf: string) =>
    all.flatMap((document) => (document.kind === kindOf ? [{ document, version: 1 }] : []))

  expect(all.flatMap((document) => checkInWorld(document.kind, document, world))).toBeInstanceOf(Array)
  expect(
    compile({
      flow: { document: flowIn(workspace), version: 1 },
      policies: versioned('policy'),
      calendars: versioned('calendar'),
      rules: versioned('rules'),
      flows: versioned('flow'),
    }),
  ).toHaveProperty('ok')
}

describe('edits of a flow', () => {
  it('whatever is done leaves a whole document, breaks no check, and is undone to the very documents it began with', () => {
    fc.assert(
      fc.property(fc.constantFrom(...templates), fc.array(edits, { minLength: 1, maxLength: 12 }), (start, list) => {
        const store = createDesignerStore(start, { mayEdit: true })
        for (const edit of list) {
          store.getState().edit({ key: 'change' }, edit)
          expectWhole(store.getState().history.present)
        }
        checkAndCompile(store.getState().history.present)
        const end = store.getState().history.present.documents
        for (const _ of list) store.getState().undo()
        const undone = store.getState().history

        expect(undone.past).toEqual([])
        expect(Object.keys(undone.present.documents)).toEqual(Object.keys(start.documents))
        for (const [key, document] of Object.entries(start.documents)) {
          expect(undone.present.documents[key as keyof typeof start.documents]).toBe(document)
        }
        for (const _ of list) store.getState().redo()
        for (const [key, document] of Object.entries(end)) {
          expect(store.getState().history.present.documents[key as keyof typeof end]).toBe(document)
        }
      }),
      { numRuns: 30 },
    )
  })
})
