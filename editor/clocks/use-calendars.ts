import { useShallow } from 'zustand/react/shallow'
import type { CalendarDocument } from '../../core/contract/calendar.ts'
import { useDesigner } from '../workspace/designer-parts.ts'

/** The calendars that are open, as the draft has them; the same list as long as none of them changes. */
export function useCalendars(): readonly CalendarDocument[] {
  return useDesigner(
    useShallow(({ history }) =>
      Object.values(history.present.documents).flatMap((document): CalendarDocument[] =>
        document.kind === 'calendar' ? [document] : [],
      ),
    ),
  )
}
