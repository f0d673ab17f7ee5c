import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import type { BpmnElement } from './bpmn-element.ts'
import type { Create } from './export-bpmn.ts'
import { cardRoom } from './import-places.ts'
import type { NodeShape } from './node-shapes.ts'
import type { Picture } from './picture.ts'

/** The elements of a flow that are drawn. */
export interface DrawnFlow {
  readonly nodes: readonly {
    readonly node: FlowNode
    readonly stage: string
    readonly shape: NodeShape
    readonly element: BpmnElement
    readonly gateway: BpmnElement | null
    /** The event on its border. */
    readonly event: BpmnElement | null
    /** What belongs into its lane. */
    readonly elements: readonly BpmnElement[]
    readonly events: readonly BpmnElement[]
  }[]
  readonly flows: readonly {
    readonly element: BpmnElement
    readonly source: BpmnElement
    readonly target: BpmnElement
  }[]
}

interface Scene {
  readonly create: Create
  readonly pool: BpmnElement
  readonly collaboration: BpmnElement
  readonly lanes: readonly { readonly stage: string; readonly element: BpmnElement }[]
  readonly notes: readonly {
    readonly note: NonNullable<FlowDocument['notes']>[number]
    readonly element: BpmnElement
  }[]
  readonly drawn: DrawnFlow
  readonly picture: Picture
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const titleHeight = 30
const [eventSize, gatewaySize, boxBesideGateway] = [36, 44, 136]

/** The picture: each card's room holds its element and, where one of several ways is taken, the gateway behind it. */
export function drawDiagram({ create, pool, collaboration, lanes, notes, drawn, picture }: Scene): BpmnElement {
  const boxes = boxesOf(drawn, picture)
  const drawnAt = (element: BpmnElement, box: Box, more: object = {}) =>
    create('bpmndi:BPMNShape', {
      id: `${String(element.get('id'))}_di`,
      bpmnElement: element,
      bounds: create('dc:Bounds', { ...box }),
      ...more,
    })
  const { top, bottom } = picture
  const lefts = [...picture.lanes.values()]
  const left = Math.min(...lefts.map((lane) => lane.left))
  const right = Math.max(...lefts.map((lane) => lane.right))
  const poolBox = { x: left, y: top - titleHeight, width: right - left, height: bottom - top + titleHeight }
  const laneShapes = lanes.flatMap(({ stage, element }) => {
    const lane = picture.lanes.get(stage)
    if (lane === undefined) return []
    const box = { x: lane.left, y: top, width: lane.right - lane.left, height: bottom - top }
    return [drawnAt(element, box, { isHorizontal: false })]
  })
  const noteShapes = notes.map(({ note, element }) => {
    const { x, y, w = 200, h = 80 } = note
    return drawnAt(element, { x, y, width: w, height: h })
  })
  const edges = drawn.flows.flatMap(({ element, source, target }) => {
    const [from, to] = [boxes.get(source), boxes.get(target)]
    if (from === undefined || to === undefined) return []
    const isBorder = source.$type === 'bpmn:BoundaryEvent'
    const waypoint = waypointsOf(from, to, isBorder).map(([x, y]) => create('dc:Point', { x, y }))
    return [create('bpmndi:BPMNEdge', { id: `${String(element.get('id'))}_di`, bpmnElement: element, waypoint })]
  })
  const shapes = [...boxes].map(([element, box]) => {
    const isMarked = element.$type === 'bpmn:ExclusiveGateway'
    return drawnAt(element, box, isMarked ? { isMarkerVisible: true } : {})
  })
  return create('bpmndi:BPMNDiagram', {
    id: 'Diagram',
    plane: create('bpmndi:BPMNPlane', {
      id: 'Plane',
      bpmnElement: collaboration,
      planeElement: [
        drawnAt(pool, poolBox, { isHorizontal: false }),
        ...laneShapes,
        ...shapes,
        ...noteShapes,
        ...edges,
      ],
    }),
  })
}

function boxesOf({ nodes }: DrawnFlow, { places }: Picture): ReadonlyMap<BpmnElement, Box> {
  const boxes = new Map<BpmnElement, Box>()
  for (const { node, shape, element, gateway, event } of nodes) {
    const place = places.get(node.id)
    if (place === undefined) continue
    const { x, y } = place
    const isBox = shape.type.endsWith('Task') || shape.type === 'callActivity'
    const size = isBox ? null : shape.type.endsWith('Event') ? eventSize : gatewaySize
    if (size === null) {
      const width = gateway === null ? cardRoom.width : boxBesideGateway
      boxes.set(element, { x, y, width, height: cardRoom.height })
    } else {
      boxes.set(element, centred(x + cardRoom.width / 2, y + cardRoom.height / 2, size))
    }
    if (gateway !== null) {
      boxes.set(gateway, centred(x + cardRoom.width - gatewaySize / 2, y + cardRoom.height / 2, gatewaySize))
    }
    if (event !== null) boxes.set(event, centred(x + 36, y + cardRoom.height, eventSize))
  }
  return boxes
}

function centred(x: number, y: number, size: number): Box {
  return { x: x - size / 2, y: y - size / 2, width: size, height: size }
}

/** From the right side to the left one, around below where that would go back; from the border of a box downwards. */
function waypointsOf(from: Box, to: Box, isBorder: boolean): readonly (readonly [number, number])[] {
  const [fromY, toY] = [from.y + from.height / 2, to.y + to.height / 2]
  const [fromX, toX] = [from.x + from.width, to.x]
  if (isBorder) {
    const below = Math.max(from.y + from.height, to.y + to.height) + 16
    const startX = from.x + from.width / 2
    return [
      [startX, from.y + from.height],
      [startX, below],
      [toX - 16, below],
      [toX - 16, toY],
      [toX, toY],
    ]
  }
  if (toX >= fromX + 16 && fromY === toY) {
    return [
      [fromX, fromY],
      [toX, toY],
    ]
  }
  const middle = toX >= fromX + 16 ? Math.round((fromX + toX) / 2) : fromX + 16
  if (toX >= fromX + 16) {
    return [
      [fromX, fromY],
      [middle, fromY],
      [middle, toY],
      [toX, toY],
    ]
  }
  const around = Math.max(from.y + from.height, to.y + to.height) + 24
  return [
    [fromX, fromY],
    [middle, fromY],
    [middle, around],
    [toX - 16, around],
    [toX - 16, toY],
    [toX, toY],
  ]
}
