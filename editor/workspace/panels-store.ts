import { createStore, type StoreApi } from 'zustand/vanilla'
import { type DesignerView, drawing, isSameView, type ViewKind } from '../views/designer-view.ts'

/** A question that stands over the canvas. */
export type DesignerDialog =
  /** Which step to add: after a card by one of its ways, on an edge, or freely. */
  | { readonly kind: 'add'; readonly after?: { readonly node: string; readonly way: string }; readonly edge?: string }
  /** Where a way of a card leads to. */
  | { readonly kind: 'connect'; readonly node: string; readonly way: string | null }
  | { readonly kind: 'find' }
  /** What a file would change. */
  | { readonly kind: 'bring'; readonly file: File }
  | { readonly kind: 'print' }
  | { readonly kind: 'publish' }

/** What stands open around the canvas; nothing of it is kept or undone. */
export interface PanelsState {
  readonly dialog: DesignerDialog | null
  /** The card or stage that should have the focus and be in sight; `turn` counts, so that the same one can be asked for again. */
  readonly focus: { readonly id: string; readonly turn: number; readonly surface: 'canvas' | 'outline' | 'form' } | null
  /** The card whose name is being typed in place. */
  readonly renaming: string | null
  /** What was typed for that name before its field was there. */
  readonly typedAhead: string
  readonly view: DesignerView
  readonly left: 'steps' | 'outline'
  readonly isLeftShown: boolean
}

export interface PanelsActions {
  readonly ask: (dialog: DesignerDialog | null) => void
  readonly focusOn: (id: string, surface?: 'canvas' | 'outline' | 'form') => void
  readonly rename: (id: string | null) => void
  readonly typeAhead: (text: string) => void
  readonly showLeft: (left: PanelsState['left']) => void
  readonly toggleLeft: () => void
  /** Opens a view, at something of it where one is named. */
  readonly show: (kind: ViewKind, at?: string | null) => void
}

export type PanelsStore = StoreApi<PanelsState & PanelsActions>

export function createPanelsStore(view: DesignerView = drawing, dialog: DesignerDialog | null = null): PanelsStore {
  return createStore<PanelsState & PanelsActions>()((set) => ({
    dialog,
    focus: null,
    renaming: null,
    typedAhead: '',
    view,
    left: 'steps',
    isLeftShown: true,
    ask: (dialog) => set({ dialog }),
    focusOn: (id, surface) =>
      set(({ focus, left }) => ({
        focus: { id, turn: (focus?.turn ?? 0) + 1, surface: surface ?? (left === 'outline' ? 'outline' : 'canvas') },
      })),
    rename: (renaming) => set({ renaming, typedAhead: '' }),
    typeAhead: (typedAhead) => set({ typedAhead }),
    showLeft: (left) => set({ left }),
    toggleLeft: () => set(({ isLeftShown }) => ({ isLeftShown: !isLeftShown })),
    show: (kind, at = null) => set((state) => (isSameView(state.view, { kind, at }) ? {} : { view: { kind, at } })),
  }))
}
