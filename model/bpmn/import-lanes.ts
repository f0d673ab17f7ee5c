import type { StageDefinition } from '../../core/contract/flow.ts'
import { type BpmnElement, elementIn, elementsIn, nameOf, textOf } from './bpmn-element.ts'
import { type FileMaking, takeId } from './making.ts'
import { keptName, type OwnDocument } from './own-document.ts'
import type { Part, ProcessGraph } from './process-graph.ts'

/** What the lanes of a process become. */
export interface Lanes {
  readonly stages: readonly StageDefinition[]
  /** The stage of each part that is in a lane that is one. */
  readonly stageOf: ReadonlyMap<Part, string>
  readonly teamOf: ReadonlyMap<Part, string>
}

interface Lane {
  readonly element: BpmnElement
  readonly parts: readonly Part[]
}

/**
 * Lanes that lie side by side, as phases do, are stages; lanes that lie above each other say, as BPMN has it, who does the work: they
 * are teams, and the whole process is one stage. Whoever imports can say which it is. What is undecidable, without a picture, is a team.
 */
export function lanesOf(graph: ProcessGraph, file: FileMaking, own: OwnDocument | null, name: string): Lanes {
  const lanes = inOrder(readLanes(graph), file)
  const areStages = own !== null || (file.lanesAre ?? (areSideBySide(lanes, file) ? 'stages' : 'teams')) === 'stages'
  if (lanes.length > 0 && areStages) return asStages(lanes, own)
  const single = own?.flow.stages[0] ?? { id: 'process', ...(name === '' ? {} : { name }) }
  return { stages: [single], stageOf: new Map(), teamOf: asTeams(lanes, file) }
}

/** The innermost lanes. */
function readLanes(graph: ProcessGraph): Lane[] {
  const leaves = (laneSet: BpmnElement): BpmnElement[] =>
    elementsIn(laneSet, 'lanes').flatMap((lane) => {
      const inner = elementIn(lane, 'childLaneSet')
      return inner === null || elementsIn(inner, 'lanes').length === 0 ? [lane] : leaves(inner)
    })
  return elementsIn(graph.container, 'laneSets')
    .flatMap(leaves)
    .map((element) => ({
      element,
      parts: elementsIn(element, 'flowNodeRef').flatMap((node) => graph.byElement.get(node) ?? []),
    }))
}

function areSideBySide(lanes: readonly Lane[], { shapes }: FileMaking): boolean {
  const [first, second] = lanes.map(({ element }) => shapes.get(element))
  if (first?.isHorizontal === false) return true
  return first?.isHorizontal === null && second !== undefined && second.x >= first.x + first.width
}

function inOrder(lanes: readonly Lane[], { shapes }: FileMaking): readonly Lane[] {
  const placeOf = ({ element }: Lane) => {
    const shape = shapes.get(element)
    return shape === undefined ? null : shape.isHorizontal === false ? shape.x : shape.y
  }
  if (lanes.some((lane) => placeOf(lane) === null)) return lanes
  return [...lanes].sort((a, b) => (placeOf(a) ?? 0) - (placeOf(b) ?? 0))
}

function asStages(lanes: readonly Lane[], own: OwnDocument | null): Lanes {
  const known = new Map(own?.flow.stages.map((stage) => [`Stage_${stage.id}`, stage]))
  const taken = new Set<string>([...known.values()].map(({ id }) => id))
  const stageOf = new Map<Part, string>()
  const stages = lanes.map(({ element, parts }): StageDefinition => {
    const stage = known.get(textOf(element, 'id'))
    const name = nameOf(element)
    const id = stage?.id ?? takeId(taken, name, '', 'stage')
    for (const part of parts) stageOf.set(part, id)
    const written = own === null ? name || undefined : keptName(stage?.name ?? stage?.id, name, own.language)
    const isUnnamed = written === undefined || (stage !== undefined && stage.name === undefined && written === stage.id)
    return isUnnamed ? { id } : { id, name: written }
  })
  return { stages, stageOf, teamOf: new Map() }
}

function asTeams(lanes: readonly Lane[], file: FileMaking): ReadonlyMap<Part, string> {
  const taken = new Set<string>()
  const teamOf = new Map<Part, string>()
  for (const { element, parts } of lanes) {
    if (parts.length === 0) continue
    const team = takeId(taken, nameOf(element), '', 'team')
    file.telling.element('bpmn.lane-is-a-team', element, { team })
    for (const part of parts) teamOf.set(part, team)
  }
  return teamOf
}
