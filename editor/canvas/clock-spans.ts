import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import type { Matcher } from '../../core/contract/matcher.ts'
import type { ClockDefinition } from '../../core/contract/policy.ts'
import { cardWidth } from '../cards/card-size.ts'
import { resolvingNodes } from '../cards/flow-shape.ts'
import type { FlowView } from '../cards/flow-view.ts'
import { matchersOf } from '../cards/node-promise.ts'

/** A clock as a bar over the canvas, from where it starts to where it stops. */
export interface ClockSpan {
  readonly clock: ClockDefinition
  readonly fromX: number
  readonly toX: number
}

interface Extent {
  readonly left: number
  readonly right: number
}

/**
 * Where the clocks of a flow's policy begin and end among its cards. A clock without a place of its own (one that an event from
 * outside starts or stops) begins at the intake and ends where cases are resolved. None when the flow has no cards. Pure.
 */
export function clockSpans(view: FlowView): readonly ClockSpan[] {
  const { policy, drawing } = view
  const first = drawing.lanes[0]
  const last = drawing.lanes.at(-1)
  if (policy === null || first === undefined || last === undefined || view.flow.nodes.length === 0) return []
  const whole: Extent = { left: first.left, right: last.right }
  return policy.clocks.map((clock) => {
    const from = leftOf(beginOf(clock, view), view) ?? whole.left
    const to = rightOf(endOf(clock, view), view) ?? whole.right
    return { clock, fromX: from, toX: Math.max(to, from + cardWidth / 2) }
  })
}

type Marks = readonly (FlowNode | { readonly stage: string })[]

function beginOf(clock: ClockDefinition, view: FlowView): Marks {
  switch (clock.metric) {
    case 'firstResponse':
    case 'resolution':
      return ofKind(view.flow, 'start')
    case 'nextResponse':
    case 'periodicUpdate':
      return tasksIn(view, view.firstTasks)
    case 'ownership':
      return ofKind(view.flow, 'task')
    case 'stage':
      return clock.stage === undefined ? [] : [{ stage: clock.stage }]
    case 'custom':
      return matchersOf(clock.start).flatMap((matcher) => placesOf(matcher, view))
  }
}

function endOf(clock: ClockDefinition, view: FlowView): Marks {
  switch (clock.metric) {
    case 'firstResponse':
      return tasksIn(view, view.firstTasks)
    case 'nextResponse':
    case 'periodicUpdate':
    case 'resolution':
      return resolvingNodes(view.flow)
    case 'ownership':
      return ofKind(view.flow, 'task')
    case 'stage':
      return clock.stage === undefined ? [] : [{ stage: clock.stage }]
    case 'custom':
      return matchersOf(clock.stop).flatMap((matcher) => placesOf(matcher, view))
  }
}

function placesOf(matcher: Matcher, view: FlowView): Marks {
  switch (matcher.event) {
    case 'caseCreated':
      return ofKind(view.flow, 'start')
    case 'nodeEntered':
    case 'nodeLeft':
      return view.flow.nodes.filter((node) => node.id === matcher.node)
    case 'stageEntered':
    case 'stageLeft':
      return matcher.stage === undefined ? [] : [{ stage: matcher.stage }]
    case 'resolved':
      return resolvingNodes(view.flow)
    case 'closed':
    case 'cancelled':
      return ofKind(view.flow, 'end')
    case 'surveyAnswered':
      return ofKind(view.flow, 'survey')
    case 'handedToPeople':
    case 'assigned':
      return tasksIn(view, view.firstTasks)
    default:
      return []
  }
}

function ofKind(flow: FlowDocument, kind: FlowNode['kind']): readonly FlowNode[] {
  return flow.nodes.filter((node) => node.kind === kind)
}

function tasksIn(view: FlowView, ids: ReadonlySet<string>): readonly FlowNode[] {
  return view.flow.nodes.filter((node) => ids.has(node.id))
}

function leftOf(marks: Marks, view: FlowView): number | null {
  const found = marks.flatMap((mark) => extentOf(mark, view)?.left ?? [])
  return found.length === 0 ? null : Math.min(...found)
}

function rightOf(marks: Marks, view: FlowView): number | null {
  const found = marks.flatMap((mark) => extentOf(mark, view)?.right ?? [])
  return found.length === 0 ? null : Math.max(...found)
}

/** A card's own width, or its stage's lane where it is folded. */
function extentOf(mark: Marks[number], view: FlowView): Extent | null {
  const place = 'id' in mark && !view.hidden.has(mark.id) ? view.drawing.places[mark.id] : undefined
  if (place !== undefined) return { left: place.x, right: place.x + cardWidth }
  return view.drawing.lanes.find((lane) => lane.stage === mark.stage) ?? null
}
