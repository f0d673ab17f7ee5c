import { createContext, useContext, useMemo } from 'react'
import type { CalendarDocument, CompiledCalendar } from '../../core/contract/calendar.ts'
import type { CivilDate } from '../../core/contract/time.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import type { EditName } from '../workspace/history.ts'
import { changeCalendar } from './edit-calendar.ts'
import type { Bar } from './week.ts'

/** What is chosen in a calendar: an opening of its week, or dates from one to another. */
export type CalendarChoice =
  | { readonly kind: 'opening'; readonly bar: Bar }
  | { readonly kind: 'dates'; readonly from: CivilDate; readonly to: CivilDate }

interface OpenCalendar {
  readonly calendar: CalendarDocument
  readonly choice: CalendarChoice | null
  readonly choose: (choice: CalendarChoice | null) => void
}

const CalendarContext = createContext<OpenCalendar | null>(null)

export const CalendarProvider = CalendarContext.Provider

/** The calendar that is open, what is chosen in it, and how it is changed; outside the view of calendars a bug. */
export function useCalendar() {
  const open = useContext(CalendarContext)
  if (open === null) throw new Error('No CalendarProvider around this component')
  const { store } = useParts()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const { id } = open.calendar
  return {
    ...open,
    mayEdit,
    /** Changes it as one step that can be undone; steps of one `group` that follow each other become one. */
    edit: (name: EditName, change: (calendar: CalendarDocument) => CalendarDocument, group?: string) => {
      const own = group === undefined ? undefined : `calendar ${id} ${group}`
      store.getState().edit(name, (workspace) => changeCalendar(workspace, id, change), own)
    },
    settle: () => store.getState().settle(),
  }
}

/** The calendar as core reads it; null as long as something is wrong with it. */
export function useCompiled(calendar: CalendarDocument): CompiledCalendar | null {
  return useMemo(() => {
    const compiled = compileCalendar(calendar, { version: null })
    return compiled.ok ? compiled.calendar : null
  }, [calendar])
}
