import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NodeKind } from '../../../core/contract/flow.ts'
import type { Language } from '../../../core/contract/language.ts'
import { addAfter, addNode, insertOnEdge } from '../../../editor/edits/add-node.ts'
import { changeFlowFields } from '../../../editor/edits/change-flow.ts'
import { changeNode, type NodePatch } from '../../../editor/edits/change-node.ts'
import { copied, duplicated, pasted } from '../../../editor/edits/clipboard.ts'
import { connect, disconnect, reconnect } from '../../../editor/edits/connect.ts'
import { edgeId } from '../../../editor/edits/edge-id.ts'
import { alignNodes, moveNodes, moveNotes } from '../../../editor/edits/move.ts'
import { newNodeId, newNoteId, newStageId } from '../../../editor/edits/new-id.ts'
import { addNote, changeNote } from '../../../editor/edits/notes.ts'
import { removeItems } from '../../../editor/edits/remove-items.ts'
import { renameFlow, renameNode, renameStage } from '../../../editor/edits/rename.ts'
import { addStage, foldStage, moveStage, removeStage } from '../../../editor/edits/stages.ts'
import { nextFreeWay, waysOf } from '../../../editor/edits/ways-of.ts'
import { drawingOf } from '../../../editor/layout/drawing.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { changeFlow, flowIn, type Workspace } from '../../../editor/workspace/workspace.ts'
import { compile } from '../../../model/plan/compile.ts'
import { checkInWorld, worldOf } from '../../../model/validate/world.ts'
import { templateWorkspace } from './template-workspaces.ts'

const templates = [templateWorkspace('complaint'), templateWorkspace('consultation')] as const

const kinds = ['start', 'task', 'decide', 'act', 'wait', 'survey', 'split', 'join', 'subflow', 'end'] as const
const kind = fc.constantFrom<NodeKind[]>(...kinds)
/** Picks an entry of whatever list there is when the edit is made. */
const pick = fc.nat({ max: 50 })
const coordinate = fc.integer({ min: -2000, max: 4000 })
const language = fc.constantFrom<Language[]>('en', 'zh-CN')
const words = fc.constantFrom('', 'A', 'Second line', '二线')

const patches = fc.constantFrom<NodePatch[]>(
  { outcomes: [{ id: 'yes' }, 'no'] },
  { outcomes: ['renamed', 'more', 'still-more'] },
  { rules: 'complaint-assess' },
  { rules: 'nowhere' },
  { ask: 'nps' },
  { ask: 'questions', bands: [{ id: 'good', from: 1, to: 3 }], questions: [] },
  { timeout: undefined },
  { timeout: { amount: 2, unit: 'hours' } },
  { for: undefined, event: { event: 'message' } },
  { waitsFor: 2 },
  { flow: 'consultation' },
  { does: 'cancel' },
  { queue: undefined, form: undefined },
)

type Edit = (workspace: Workspace) => Workspace

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]

const onFlow =
  (change: (flow: ReturnType<typeof flowIn>) => ReturnType<typeof flowIn>): Edit =>
  (workspace) =>
    changeFlow(workspace, change)

const nodeAt = (workspace: Workspace, index: number) => at(flowIn(workspace).nodes, index)?.id ?? 'none'
const edgeAt = (workspace: Workspace, index: number) => {
  const edge = at(flowIn(workspace).edges, index)
  return edge === undefined ? 'none' : edgeId(edge)
}
const some = (workspace: Workspace, indices: readonly number[]) => ({
  nodes: indices.map((index) => nodeAt(workspace, index)),
  edges: [edgeAt(workspace, indices[0] ?? 0)],
  notes: (flowIn(workspace).notes ?? []).slice(0, 1).map(({ id }) => id),
})

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(kind, pick, coordinate, coordinate).map(
    ([what, stage, x, y]): Edit =>
      (workspace) => {
        const flow = flowIn(workspace)
        const to = at(flow.stages, stage)?.id ?? 'none'
        return addNode(workspace, { id: newNodeId(flow, what), kind: what, stage: to, at: { x, y } })
      },
  ),
  fc.tuple(kind, pick).map(
    ([what, index]): Edit =>
      (workspace) =>
        addAfter(workspace, { from: nodeAt(workspace, index) }, { id: newNodeId(flowIn(workspace), what), kind: what }),
  ),
  fc.tuple(kind, pick).map(
    ([what, index]): Edit =>
      (workspace) =>
        insertOnEdge(workspace, edgeAt(workspace, index), { id: newNodeId(flowIn(workspace), what), kind: what }),
  ),
  fc.array(pick, { minLength: 1, maxLength: 3 }).map(
    (indices): Edit =>
      (workspace) =>
        changeFlow(workspace, (flow) => removeItems(flow, some(workspace, indices))),
  ),
  fc.tuple(pick, coordinate, coordinate, pick).map(
    ([index, x, y, stage]): Edit =>
      (workspace) =>
        changeFlow(workspace, (flow) =>
          moveNodes(flow, { [nodeAt(workspace, index)]: { x, y, stage: at(flow.stages, stage)?.id ?? 'none' } }),
        ),
  ),
  fc.tuple(fc.array(pick, { maxLength: 4 }), fc.constantFrom('left', 'top', 'row', 'column')).map(
    ([indices, alignment]): Edit =>
      (workspace) =>
        changeFlow(workspace, (flow) => alignNodes(flow, some(workspace, indices).nodes, alignment)),
  ),
  fc.tuple(pick, pick, fc.boolean()).map(
    ([from, to, isFree]): Edit =>
      (workspace) => {
        const node = at(flowIn(workspace).nodes, from)
        if (node === undefined) return workspace
        const on = isFree ? nextFreeWay(workspace, node) : (at(waysOf(workspace, node), to)?.id ?? null)
        return on === null
          ? workspace
          : changeFlow(workspace, (flow) => connect(flow, { from: node.id, on, to: nodeAt(workspace, to) }))
      },
  ),
  pick.map(
    (index): Edit =>
      (workspace) =>
        changeFlow(workspace, (flow) => disconnect(flow, [edgeAt(workspace, index)])),
  ),
  fc.tuple(pick, pick, fc.constantFrom('from', 'to')).map(
    ([edge, node, end]): Edit =>
      (workspace) =>
        changeFlow(workspace, (flow) => reconnect(flow, edgeAt(workspace, edge), { [end]: nodeAt(workspace, node) })),
  ),
  fc.tuple(pick, words, language).map(
    ([index, text, spoken]): Edit =>
      (workspace) =>
        changeFlow(workspace, (flow) => renameNode(flow, nodeAt(workspace, index), text, spoken)),
  ),
  fc.tuple(words, language).map(([text, spoken]) => onFlow((flow) => renameFlow(flow, text, spoken))),
  fc
    .tuple(pick, words, language)
    .map(([index, text, spoken]) =>
      onFlow((flow) => renameStage(flow, at(flow.stages, index)?.id ?? '', text, spoken)),
    ),
  fc.tuple(pick, patches).map(
    ([index, patch]): Edit =>
      (workspace) => {
        const node = at(flowIn(workspace).nodes, index)
        const isOwn = node !== undefined && Object.keys(patch).every((field) => fieldsOf[node.kind].includes(field))
        return isOwn ? changeNode(workspace, node.id, patch) : workspace
      },
  ),
  pick.map((index) => onFlow((flow) => addStage(flow, { id: newStageId(flow), at: index % (flow.stages.length + 1) }))),
  fc
    .tuple(pick, pick)
    .map(([index, to]) => onFlow((flow) => moveStage(flow, at(flow.stages, index)?.id ?? '', to % 6))),
  pick.map((index) => onFlow((flow) => removeStage(flow, at(flow.stages, index)?.id ?? ''))),
  fc
    .tuple(pick, fc.boolean())
    .map(([index, fold]) => onFlow((flow) => foldStage(flow, at(flow.stages, index)?.id ?? '', fold))),
  fc.tuple(coordinate, coordinate).map(([x, y]) => onFlow((flow) => addNote(flow, { id: newNoteId(flow), x, y }))),
  fc
    .tuple(coordinate, words)
    .map(([x, text]) => onFlow((flow) => changeNote(moveNotes(flow, { note: { x, y: 0, w: 90 } }), 'note', text))),
  fc.constantFrom('standard', undefined).map((policy) => onFlow((flow) => changeFlowFields(flow, { policy }))),
  fc.array(pick, { minLength: 1, maxLength: 4 }).map(
    (indices): Edit =>
      (workspace) =>
        duplicated(workspace, some(workspace, indices))?.workspace ?? workspace,
  ),
  fc.tuple(fc.array(pick, { minLength: 1, maxLength: 4 }), coordinate).map(
    ([indices, x]): Edit =>
      (workspace) => {
        const other = templates.find(({ flow }) => flow !== workspace.flow) ?? workspace
        const text = copied(other, some(other, indices)) ?? ''
        return pasted(workspace, text, { x, y: 0 })?.workspace ?? workspace
      },
  ),
)

const fieldsOf: Readonly<Record<NodeKind, readonly string[]>> = {
  start: ['form'],
  task: ['queue', 'form', 'outcomes'],
  decide: ['rules'],
  act: [],
  wait: ['for', 'event', 'timeout'],
  survey: ['ask', 'bands', 'questions', 'timeout'],
  split: [],
  join: ['waitsFor'],
  subflow: ['flow'],
  end: ['does'],
}

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
      { numRuns: 50 },
    )
  })
})
