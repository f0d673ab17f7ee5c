import type { FlowDocument } from '../../core/contract/flow.ts'
import { tidyLayout } from './tidy-flow.ts'

/** Answers one flow with its tidy layout. A worker of its own, since a large flow takes longer than a frame. */
self.onmessage = ({ data }: MessageEvent<FlowDocument>) => {
  self.postMessage(tidyLayout(data))
}
