import type { CalendarDocument } from '../../core/contract/calendar.ts'
import type { Language } from '../../core/contract/language.ts'
import { withText } from '../edits/rename.ts'
import { patched } from '../edits/same.ts'
import { documentIn, keyOf, type Workspace, withDocument } from '../workspace/workspace.ts'

/** Changes a calendar of the workspace; the same workspace when it is not there. */
export function changeCalendar(
  workspace: Workspace,
  id: string,
  change: (calendar: CalendarDocument) => CalendarDocument,
): Workspace {
  const calendar = documentIn(workspace, 'calendar', id)
  return calendar === null ? workspace : withDocument(workspace, change(calendar))
}

interface NewCalendar {
  /** One that nothing has yet. */
  readonly id: string
  readonly name: string
  readonly language: Language
  /** An IANA name. */
  readonly timeZone: string
}

const officeHours = {
  mon: ['09:00-17:00'],
  tue: ['09:00-17:00'],
  wed: ['09:00-17:00'],
  thu: ['09:00-17:00'],
  fri: ['09:00-17:00'],
}

/** Adds a calendar: office hours from Monday to Friday, or a copy of another one under a name of its own. The same workspace where the id is taken. */
export function addCalendar(
  workspace: Workspace,
  { id, name, language, timeZone }: NewCalendar,
  copyOf: CalendarDocument | null = null,
): Workspace {
  if (documentIn(workspace, 'calendar', id) !== null) return workspace
  const named = { name: { [language]: name } }
  return withDocument(
    workspace,
    copyOf === null ? { kind: 'calendar', id, ...named, timeZone, hours: officeHours } : { ...copyOf, id, ...named },
  )
}

/** Takes a calendar away, which is right only for one that was never published. */
export function removeCalendar(workspace: Workspace, id: string): Workspace {
  const { [keyOf('calendar', id)]: gone, ...documents } = workspace.documents
  return gone === undefined ? workspace : { ...workspace, documents }
}

/** Names a calendar in one language. */
export function renameCalendar(document: CalendarDocument, words: string, language: Language): CalendarDocument {
  return patched<CalendarDocument>(document, { name: withText(document.name, words, language) })
}

/** Puts a calendar into another zone; its local times stay as they are. */
export function changeZone(document: CalendarDocument, timeZone: string): CalendarDocument {
  return patched<CalendarDocument>(document, { timeZone })
}
