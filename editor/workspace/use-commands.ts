import { useMemo } from 'react'
import type { NodeKind } from '../../core/contract/flow.ts'
import type { Language } from '../../core/contract/language.ts'
import { localText } from '../../look/language/local-text.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { type Direction, walkFrom } from '../canvas/walk.ts'
import type { Card } from '../cards/flow-view.ts'
import { addAfter, addNode, insertOnEdge } from '../edits/add-node.ts'
import { copied, duplicated, pasted } from '../edits/clipboard.ts'
import { connect } from '../edits/connect.ts'
import { edgeId } from '../edits/edge-id.ts'
import { newNodeId, newNoteId } from '../edits/new-id.ts'
import { addNote } from '../edits/notes.ts'
import { removeItems } from '../edits/remove-items.ts'
import { renameNode } from '../edits/rename.ts'
import { nextFreeWay } from '../edits/ways-of.ts'
import { freePlaceIn } from '../layout/drawing.ts'
import { type DesignerParts, useParts } from './designer-parts.ts'
import { nothingSelected, type Selection } from './designer-store.ts'
import type { EditKey, EditName } from './history.ts'
import { changeFlow, flowIn, type Workspace } from './workspace.ts'

/** Where something new goes on the canvas. */
export interface NewPlace {
  readonly stage: string
  readonly at: { readonly x: number; readonly y: number }
}

/** What people do in the designer, on the canvas, in the outline and in the panels alike. */
export type Commands = ReturnType<typeof createCommands>

type NameOf = (id: string) => string

const isNothing = (selection: Selection) =>
  selection.nodes.length + selection.edges.length + selection.notes.length === 0

/** The commands of the designer over its parts. `nameOf` is what a card is called, for the names of what can be undone. */
export function createCommands({ store, panels, viewOf }: DesignerParts, nameOf: NameOf, language: Language) {
  const present = () => store.getState().history.present
  const view = () => viewOf(present())
  const selection = () => store.getState().selection
  const show = (id: string) => {
    store.getState().select({ nodes: [id] })
    panels.getState().focusOn(id)
  }
  const put = (key: EditKey, made: { readonly workspace: Workspace; readonly selection: Selection }) => {
    store.getState().edit({ key }, () => made.workspace)
    store.getState().select(made.selection)
    const [first] = made.selection.nodes
    if (first !== undefined) panels.getState().focusOn(first)
  }
  const paramsOf = (chosen: Selection) => ({
    name: nameOf(chosen.nodes[0] ?? chosen.edges[0] ?? chosen.notes[0] ?? ''),
    count: chosen.nodes.length + chosen.edges.length + chosen.notes.length,
  })

  /** Below everything of a stage; of the first one where none is given. */
  const freePlace = (wanted?: string): NewPlace | null => {
    const { flow, drawing } = view()
    const stage = wanted ?? flow.stages[0]?.id
    return stage === undefined ? null : { stage, at: freePlaceIn(drawing, flow, stage) }
  }

  /** The way by which what is added after a card follows it: the first that leads nowhere, else its only one. */
  const nextWay = ({ node, ways }: Card) => {
    const way = nextFreeWay(present(), node) ?? (ways.length === 1 ? ways[0]?.id : undefined)
    return way === undefined ? undefined : { node: node.id, way }
  }

  /** The edge that takes a way already; what is added there goes in between, so that nothing is cut off. */
  const edgeTaking = ({ node, way }: { readonly node: string; readonly way: string }) => {
    const edge = view()
      .edges.out.get(node)
      ?.find((one) => one.on === way)
    return edge === undefined ? undefined : edgeId(edge)
  }

  const remove = (key: 'remove' | 'cut'): void => {
    const chosen = selection()
    if (isNothing(chosen)) return
    const [first] = chosen.nodes
    const next = first === undefined ? null : (walkFrom(view(), first, 'left') ?? walkFrom(view(), first, 'up'))
    store
      .getState()
      .edit({ key, params: paramsOf(chosen) }, (workspace) =>
        changeFlow(workspace, (flow) => removeItems(flow, chosen)),
      )
    const isThere = next !== null && flowIn(present()).nodes.some((node) => node.id === next)
    if (isThere) show(next)
    else store.getState().select(nothingSelected)
  }

  return {
    /** Adds a step: after a card, on an edge, at a place, else after the one card chosen, else below its stage. Null where there is no room for it. */
    add(
      kind: NodeKind,
      where: {
        readonly after?: { readonly node: string; readonly way: string } | undefined
        readonly edge?: string | undefined
        readonly place?: NewPlace | undefined
      } = {},
    ): string | null {
      const id = newNodeId(flowIn(present()), kind)
      const name: EditName = { key: 'addNode', params: { name: nameOf(id) } }
      const { edit } = store.getState()
      const [only] = selection().nodes
      const chosen = selection().nodes.length === 1 && only !== undefined ? view().cards.get(only) : undefined
      const after = where.after ?? (where.place === undefined && chosen !== undefined ? nextWay(chosen) : undefined)
      const edge = where.edge ?? (after === undefined ? undefined : edgeTaking(after))
      if (edge !== undefined) edit(name, (workspace) => insertOnEdge(workspace, edge, { id, kind }))
      else if (after !== undefined)
        edit(name, (workspace) => addAfter(workspace, { from: after.node, on: after.way }, { id, kind }))
      else {
        const place = where.place ?? freePlace(chosen?.node.stage)
        if (place === null) return null
        edit(name, (workspace) => addNode(workspace, { id, kind, ...place }))
      }
      if (!flowIn(present()).nodes.some((node) => node.id === id)) return null
      show(id)
      return id
    },
    addNote(at: NewPlace['at']): void {
      const id = newNoteId(flowIn(present()))
      store
        .getState()
        .edit({ key: 'addNote' }, (workspace) => changeFlow(workspace, (flow) => addNote(flow, { id, ...at })))
      store.getState().select({ notes: [id] })
      panels.getState().focusOn(id, 'canvas')
    },
    connect(from: string, on: string, to: string): void {
      store
        .getState()
        .edit({ key: 'connect', params: { name: nameOf(from) } }, (workspace) =>
          changeFlow(workspace, (flow) => connect(flow, { from, on, to })),
        )
    },
    remove: () => remove('remove'),
    /** Removes what `copy` gave out before. */
    cut: () => remove('cut'),
    /** What is chosen as plain text; null when nothing is. */
    copy: (): string | null => (isNothing(selection()) ? null : copied(present(), selection())),
    paste(text: string): boolean {
      const made = pasted(present(), text)
      if (made === null) return false
      put('paste', made)
      return true
    },
    duplicate: (): void => {
      const made = isNothing(selection()) ? null : duplicated(present(), selection())
      if (made !== null) put('duplicate', made)
    },
    rename(id: string, text: string): void {
      store
        .getState()
        .edit(
          { key: 'rename', params: { name: nameOf(id) } },
          (workspace) => changeFlow(workspace, (flow) => renameNode(flow, id, text, language)),
          `name ${id}`,
        )
    },
    /** Moves the choice along the graph; to the first card when none is chosen. */
    walk(direction: Direction): void {
      const here = selection().nodes.at(-1)
      const next = here === undefined ? view().flow.nodes[0]?.id : walkFrom(view(), here, direction)
      if (next !== null && next !== undefined) show(next)
    },
    show,
    /** Adds a card to what is chosen, or takes it out. */
    toggle(id: string): void {
      const { selection: chosen, select } = store.getState()
      const nodes = chosen.nodes.includes(id) ? chosen.nodes.filter((one) => one !== id) : [...chosen.nodes, id]
      select({ ...chosen, nodes })
    },
    /** The form of a card gets the focus; of the one that is chosen where none is named. */
    open: (id: string | undefined = selection().nodes.at(-1)): void => {
      if (id === undefined) return
      if (!selection().nodes.includes(id)) store.getState().select({ nodes: [id] })
      panels.getState().focusOn(id, 'form')
    },
    startRename: (): void => {
      const [only] = selection().nodes
      if (only !== undefined && store.getState().mayEdit) panels.getState().rename(only)
    },
    askToConnect(way: string | null = null): void {
      const [only] = selection().nodes
      if (only !== undefined && store.getState().mayEdit) panels.getState().ask({ kind: 'connect', node: only, way })
    },
    askToAdd(after?: { readonly node: string; readonly way: string }): void {
      if (store.getState().mayEdit) panels.getState().ask({ kind: 'add', ...(after ? { after } : {}) })
    },
    find: () => panels.getState().ask({ kind: 'find' }),
    print: () => panels.getState().ask({ kind: 'print' }),
    rehearse: () => panels.getState().show('rehearsal'),
    selectAll: () => store.getState().select({ nodes: flowIn(present()).nodes.map((node) => node.id) }),
    clear: () => store.getState().select(nothingSelected),
    undo: () => store.getState().undo(),
    redo: () => store.getState().redo(),
  }
}

/** The commands of the designer around a component. */
export function useCommands(): Commands {
  const parts = useParts()
  const language = useLanguage()
  return useMemo(() => {
    const nameOf = (id: string) => {
      const card = parts.viewOf(parts.store.getState().history.present).cards.get(id)
      return localText(card?.node.name, language, id)
    }
    return createCommands(parts, nameOf, language)
  }, [parts, language])
}
