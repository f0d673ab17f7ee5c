import type { FlowDocument } from '../../core/contract/flow.ts'
import { patched } from './same.ts'

/** The fields of a flow that are its own, not those of its parts. */
export type FlowPatch = {
  readonly [F in 'policy' | 'reopen' | 'approval' | 'facts']?: FlowDocument[F] | undefined
}

/** Changes fields of the flow itself; `undefined` takes one away. */
export function changeFlowFields(flow: FlowDocument, patch: FlowPatch): FlowDocument {
  return patched<FlowDocument>(flow, patch)
}
