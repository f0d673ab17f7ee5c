import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Place } from '../layout/drawing.ts'
import { newName } from './given-names.ts'
import { mapped, patched } from './same.ts'

/** Lays a note on the canvas; `newNoteId` gives the id. Nothing happens if it is taken. */
export function addNote(flow: FlowDocument, { id, x, y }: Place & { readonly id: string }): FlowDocument {
  const { notes = [] } = flow
  if (notes.some((note) => note.id === id)) return flow
  return { ...flow, notes: [...notes, { id, text: newName('note'), x: Math.round(x), y: Math.round(y) }] }
}

/** Writes what a note says, for readers of every language: an owner's notes are not translated. An empty note keeps what it said. */
export function changeNote(flow: FlowDocument, id: string, text: string): FlowDocument {
  if (text === '' || flow.notes === undefined) return flow
  return patched(flow, { notes: mapped(flow.notes, (note) => (note.id === id ? patched(note, { text }) : note)) })
}
