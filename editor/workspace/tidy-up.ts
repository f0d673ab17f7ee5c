import { tidied } from '../layout/tidy.ts'
import type { DesignerStore } from './designer-store.ts'
import { flowIn, withDocument } from './workspace.ts'

/** Tidies the cards up behind the scenes, as one step; what was changed meanwhile wins. Rejects when it could not be done. */
export async function tidyUp(store: DesignerStore): Promise<void> {
  const before = flowIn(store.getState().history.present)
  const done = await tidied(before)
  if (flowIn(store.getState().history.present) === before) {
    store.getState().edit({ key: 'tidy' }, (workspace) => withDocument(workspace, done))
  }
}
