import type { FactDefinition } from '../../core/contract/facts.ts'
import type { CaseFacts } from '../../core/contract/state.ts'

export interface TextToClassify {
  /** Subject and message, as the customer wrote them. */
  readonly text: string
  /** The facts of the flow: only these are set, and only to their values. */
  readonly facts: readonly FactDefinition[]
}

/** Reads a customer's words and says what they are about. What it cannot tell, it leaves out. */
export interface Classifier {
  classify(asked: TextToClassify): Promise<CaseFacts>
}
