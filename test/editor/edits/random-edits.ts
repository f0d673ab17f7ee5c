import fc from 'fast-check'
import type { NodeKind } from '../../../core/contract/flow.ts'
import type { Language } from '../../../core/contract/language.ts'
import { addCalendar, changeCalendar, removeCalendar } from '../../../editor/calendars/edit-calendar.ts'
import { addAfter, addNode, insertOnEdge } from '../../../editor/edits/add-node.ts'
import { changeFlowFields } from '../../../editor/edits/change-flow.ts'
import { changeNode, type NodePatch } from '../../../editor/edits/change-node.ts'
import { copied, duplicated, pasted } from '../../../editor/edits/clipboard.ts'
import { connect, reconnect } from '../../../editor/edits/connect.ts'
import { edgeId } from '../../../editor/edits/edge-id.ts'
import { alignNodes, moveNodes, moveNotes } from '../../../editor/edits/move.ts'
import { newNodeId, newNoteId, newStageId } from '../../../editor/edits/new-id.ts'
import { addNote, changeNote } from '../../../editor/edits/notes.ts'
import { removeItems } from '../../../editor/edits/remove-items.ts'
import { renameFlow, renameNode, renameStage } from '../../../editor/edits/rename.ts'
import { addStage, foldStage, moveStage, removeStage } from '../../../editor/edits/stages.ts'
import { nextFreeWay, waysOf } from '../../../editor/edits/ways-of.ts'
import { changeRules } from '../../../editor/rules/edits/rule-sets.ts'
import { changeFlow, documentIn, flowIn, type Workspace } from '../../../editor/workspace/workspace.ts'
import { calendarEdits } from '../calendars/calendar-edits.ts'
import { ruleEdits } from '../rules/random-rule-edits.ts'
import { promiseEdits } from './random-promise-edits.ts'
import { templateWorkspace } from './template-workspaces.ts'

/** What random edits begin with, and paste from. */
export const templates = [templateWorkspace('complaint'), templateWorkspace('consultation')] as const

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

/** Something an owner does. */
export type Edit = (workspace: Workspace) => Workspace

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

/** What an owner does to the calendars beside the flow. */
const editsOfCalendars: fc.Arbitrary<Edit> = fc.oneof(
  calendarEdits.map(
    (edit): Edit =>
      (workspace) =>
        changeCalendar(workspace, 'support-shanghai', edit),
  ),
  fc.tuple(fc.constantFrom('night', 'support-shanghai'), fc.boolean()).map(
    ([id, isCopy]): Edit =>
      (workspace) => {
        const from = isCopy ? documentIn(workspace, 'calendar', 'support-shanghai') : null
        return addCalendar(workspace, { id, name: 'Nights', language: 'en', timeZone: 'Asia/Shanghai' }, from)
      },
  ),
  fc.constantFrom('night', 'nowhere').map(
    (id): Edit =>
      (workspace) =>
        removeCalendar(workspace, id),
  ),
)

/** Everything an owner can do to a flow, on whatever is there. */
export const edits: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 8, arbitrary: promiseEdits },
  { weight: 3, arbitrary: editsOfCalendars },
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
        changeFlow(workspace, (flow) => removeItems(flow, { nodes: [], edges: [edgeAt(workspace, index)], notes: [] })),
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
  fc.tuple(pick, ruleEdits).map(
    ([index, edit]): Edit =>
      (workspace) => {
        const sets = Object.values(workspace.documents).filter(({ kind: of }) => of === 'rules')
        return changeRules(workspace, at(sets, index)?.id ?? '', edit)
      },
  ),
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
