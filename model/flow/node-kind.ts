import type { FactDefinition, FactId } from '../../core/contract/facts.ts'
import type { FlowDocument, FlowNode, NodeKind } from '../../core/contract/flow.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { PlanNodeOf } from '../../core/contract/plan.ts'
import type { Report } from '../document/report.ts'
import type { Surroundings } from '../document/surroundings.ts'
import type { Joins } from './joins.ts'
import type { FlowPlaces } from './matcher.ts'

/** The document form of one node kind. */
export type NodeOf<K extends NodeKind> = Extract<FlowNode, { kind: K }>

/** The ways by which a node can be left. */
export interface Ways {
  /** Each of them has to lead somewhere. */
  readonly needed: readonly string[]
  /** These may lead somewhere. */
  readonly possible: readonly string[]
  /** Any other name may be a way as well: the owner names them, or the document that does is not known. */
  readonly isOpen: boolean
}

/** What the checks of a node may look at. */
export interface NodeScope {
  readonly flow: FlowDocument
  readonly facts: ReadonlyMap<FactId, FactDefinition>
  readonly joins: Joins
  readonly places: FlowPlaces
  /** How many ways lead out of each node that has any. */
  readonly branches: ReadonlyMap<string, number>
  readonly surroundings: Surroundings
}

/** What is compiled into every node alike. */
export interface PlanNodeParts {
  readonly id: string
  readonly stage: string
  readonly name: LocalText
  readonly ways: Readonly<Record<string, string>>
  readonly wayNames?: Readonly<Record<string, LocalText>>
}

/** What a plan fills in where a node is silent. */
export interface PlanDefaults {
  /** The calendar of the policy's first clock; null without one. */
  readonly calendar: string | null
  readonly joins: Joins
}

/** What a node kind is, for the model: which ways it has, what can be wrong with it, what of it a plan carries. */
export interface NodeKindModel<K extends NodeKind> {
  /** Whether a branch comes to rest in it: always, perhaps, or never. A cycle in which nothing rests would spin for ever. */
  rests(node: NodeOf<K>): 'always' | 'perhaps' | 'never'
  waysOf(node: NodeOf<K>, surroundings: Surroundings): Ways
  /** `report` stands at the node. Ways and stages are checked by the flow. */
  check(node: NodeOf<K>, report: Report, scope: NodeScope): void
  compile(node: NodeOf<K>, parts: PlanNodeParts, defaults: PlanDefaults): PlanNodeOf<K>
}

/** Ways that are all known and all needed. */
export function fixedWays(...needed: readonly string[]): Ways {
  return { needed, possible: [], isOpen: false }
}
