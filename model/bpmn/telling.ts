import type { ParamsOf, ProblemCode } from '../../core/catalogue/index.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { makeIssue } from '../document/issue.ts'
import { type BpmnElement, nameOf, textOf, typeOf } from './bpmn-element.ts'
import type { Link, Part } from './process-graph.ts'

/** The problems of BPMN files. */
export type BpmnCode = Extract<ProblemCode, `bpmn.${string}`>

/** What a problem says beside which element it is about. */
export type Details<C extends BpmnCode> = Omit<ParamsOf<C>, 'element' | 'id'>

interface Told {
  readonly code: BpmnCode
  readonly params: Readonly<Record<string, unknown>>
  readonly part: Part | null
}

/** Takes down what cannot be kept as it is; more than anybody reads is not kept. */
export interface Telling {
  part<C extends BpmnCode>(code: C, part: Part, details: Details<C>): void
  link<C extends BpmnCode>(code: C, link: Link, details: Details<C>): void
  element<C extends BpmnCode>(code: C, element: BpmnElement, details: Details<C>): void
  /** The issues, each at the node that its part became. */
  issues(flow: FlowDocument | null, nodeIds: ReadonlyMap<Part, string>): readonly Issue[]
}

const keptAtMost = 1000

/** An empty list of what there is to tell. */
export function newTelling(): Telling {
  const told: Told[] = []
  const tell = (code: BpmnCode, { name, id }: { name: string; id: string }, details: object, part: Part | null) => {
    if (told.length < keptAtMost) told.push({ code, params: { ...details, element: name, id }, part })
  }
  return {
    part: (code, part, details) => tell(code, { name: part.name || part.type, id: part.id }, details, part),
    link: (code, link, details) =>
      tell(code, { name: link.name || 'sequenceFlow', id: link.id || link.from.id }, details, link.from),
    element: (code, element, details) => {
      tell(code, { name: nameOf(element) || typeOf(element), id: textOf(element, 'id') }, details, null)
    },
    issues(flow, nodeIds) {
      const places = new Map(flow?.nodes.map(({ id }, index) => [id, `/nodes/${index}`]) ?? [])
      return told.map(({ code, params, part }) => {
        const node = part === null ? undefined : nodeIds.get(part)
        return makeIssue(code, places.get(node ?? '') ?? '', params as never)
      })
    },
  }
}
