import type { FlowDocument } from '../../core/contract/flow.ts'
import { drawingOf, isFolded } from '../layout/drawing.ts'
import { newName } from './given-names.ts'
import { mapped } from './same.ts'

/** Adds a stage at a place of the order, at the end unless it is given. Nothing happens if the id is taken. */
export function addStage(
  flow: FlowDocument,
  { id, at = flow.stages.length }: { readonly id: string; readonly at?: number },
): FlowDocument {
  if (flow.stages.some((stage) => stage.id === id)) return flow
  const stage = { id, name: newName('stage') }
  return { ...flow, stages: [...flow.stages.slice(0, at), stage, ...flow.stages.slice(at)] }
}

/** Moves a stage to another place of the order; the canvas draws its cards there. */
export function moveStage(flow: FlowDocument, id: string, to: number): FlowDocument {
  const from = flow.stages.findIndex((stage) => stage.id === id)
  const stage = flow.stages[from]
  const place = Math.min(Math.max(0, to), flow.stages.length - 1)
  if (stage === undefined || from === place) return flow
  const rest = flow.stages.filter((other) => other !== stage)
  return { ...flow, stages: [...rest.slice(0, place), stage, ...rest.slice(place)] }
}

/** Takes a stage away. Its cards go to the one before, from the first one to the one after; the only stage stays. */
export function removeStage(flow: FlowDocument, id: string): FlowDocument {
  const place = flow.stages.findIndex((stage) => stage.id === id)
  const neighbour = flow.stages[place === 0 ? 1 : place - 1]
  if (place < 0 || neighbour === undefined) return flow
  return {
    ...flow,
    stages: flow.stages.filter((stage) => stage.id !== id),
    nodes: mapped(flow.nodes, (node) => (node.stage === id ? { ...node, stage: neighbour.id } : node)),
  }
}

/** Folds a stage to one card, or unfolds it. A stage without nodes has nothing to fold. */
export function foldStage(flow: FlowDocument, id: string, fold: boolean): FlowDocument {
  const own = flow.nodes.filter((node) => node.stage === id)
  if (own.length === 0 || isFolded(flow, id) === fold) return flow
  const { places } = drawingOf(flow)
  const folds = own.map(({ id: node }): [string, LayoutEntry] => {
    const { x, y } = flow.layout?.[node] ?? places[node] ?? { x: 0, y: 0 }
    return [node, fold ? { x, y, folded: true } : { x, y }]
  })
  return { ...flow, layout: { ...flow.layout, ...Object.fromEntries(folds) } }
}

type LayoutEntry = NonNullable<FlowDocument['layout']>[string]
