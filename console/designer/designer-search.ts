import { type DesignerView, readView, type ViewKind } from '../../editor/views/designer-view.ts'

/** Which view of a process is open, as it stands in the address; nothing is the drawing. */
export interface DesignerSearch {
  readonly view?: ViewKind
  readonly at?: string
}

/** Reads an address; whatever is not understood is dropped. */
export function readDesignerSearch(search: Readonly<Record<string, unknown>>): DesignerSearch {
  return searchOf(readView(search))
}

/** The address of a view. */
export function searchOf({ kind, at }: DesignerView): DesignerSearch {
  return kind === 'drawing' ? {} : { view: kind, ...(at === null ? {} : { at }) }
}
