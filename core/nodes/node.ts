import type { NodeKind } from '../contract/flow.ts'
import type { PlanNodeOf } from '../contract/plan.ts'
import type { Token } from '../contract/state.ts'
import type { Work } from '../step/work.ts'

/** What a branch does next: rest in its node, go on by a way, end, or go on by every way at once in a scope of their own. */
export type Entry =
  | { readonly stays: Partial<Pick<Token, 'timers' | 'ref' | 'step'>> }
  | { readonly way: string }
  | { readonly ends: true }
  | { readonly splits: true }

/** What a node kind means while a case runs. */
export interface NodeLaw<K extends NodeKind> {
  /** Called once the branch stands in the node and `nodeEntered` is written. */
  enter(work: Work, node: PlanNodeOf<K>, token: Token): Entry
}

/** The branch rests in the node until something lets it go on. */
export const stay: Entry = { stays: {} }
