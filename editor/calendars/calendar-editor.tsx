import { useState } from 'react'
import { dateOfDay } from '../../core/calendar/civil-date.ts'
import { dayAt } from '../../core/calendar/working-day.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useSettings } from '../teams/use-settings.ts'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import { AskPanel } from './ask-panel.tsx'
import { CalendarForm } from './calendar-form.tsx'
import classes from './calendars-view.module.css'
import { DateForm } from './date-form.tsx'
import { removeCalendar } from './edit-calendar.ts'
import { ImportDialog } from './import-dialog.tsx'
import { OpeningForm } from './opening-form.tsx'
import { useCalendar, useCompiled } from './use-calendar.ts'
import { isNamedByProcess, usesOfCalendar } from './uses.ts'
import { UsesPanel } from './uses-panel.tsx'
import { barsOf, isSameBar } from './week.ts'
import { WeekGrid } from './week-grid.tsx'
import { YearView } from './year-view.tsx'

interface CalendarEditorProps {
  readonly now: number
  readonly year: number
  readonly onYear: (year: number) => void
}

/** The week and the year of the calendar that is open. */
export function CalendarEditor({ now, year, onYear }: CalendarEditorProps) {
  const { calendar } = useCalendar()
  const compiled = useCompiled(calendar)
  const local = useLocalText()
  const [isImporting, setImporting] = useState(false)
  const today = compiled === null ? new Date(now).toISOString().slice(0, 10) : dateOfDay(dayAt(compiled, now))
  return (
    <div className={classes.middle}>
      <h2 className={classes.heading}>{local(calendar.name, calendar.id)}</h2>
      <WeekGrid />
      <YearView year={year} today={today} onYear={onYear} onImport={() => setImporting(true)} />
      {isImporting && <ImportDialog year={year} onClose={() => setImporting(false)} />}
    </div>
  )
}

interface CalendarSideProps {
  readonly now: number
  readonly year: number
  readonly isNew: boolean
}

/** What is chosen to the minute, questions to the calendar, the calendar itself, and who counts by it. */
export function CalendarSide({ now, year, isNew }: CalendarSideProps) {
  const { calendar, choice, mayEdit } = useCalendar()
  const { store, panels } = useParts()
  const local = useLocalText()
  const present = useDesigner(({ history }) => history.present)
  const teams = useSettings('teams')
  const sites = useSettings('sites')
  const uses = usesOfCalendar(present, calendar.id, {
    teams: (teams.items ?? []).map(({ setting }) => setting),
    sites: (sites.items ?? []).map(({ setting }) => setting),
  })
  const isUsed = uses.clocks.length + uses.waits.length + uses.rules.length + uses.teams.length + uses.sites.length > 0
  const remove = () => {
    const name = local(calendar.name, calendar.id)
    const { id } = calendar
    panels.getState().show('calendars')
    store.getState().edit({ key: 'removeCalendar', params: { name } }, (workspace) => removeCalendar(workspace, id))
  }
  // What was chosen may be gone since, by an undo or an import.
  const bar = choice?.kind === 'opening' ? barsOf(calendar).find((one) => isSameBar(one, choice.bar)) : undefined
  return (
    <div className={classes.side}>
      {bar !== undefined && <OpeningForm bar={bar} />}
      {choice?.kind === 'dates' && <DateForm from={choice.from} to={choice.to} />}
      <AskPanel now={now} />
      <CalendarForm now={now} year={year} onRemove={isNew && !isUsed && mayEdit ? remove : null} />
      <UsesPanel uses={uses} isNamed={isNamedByProcess(uses, present)} />
    </div>
  )
}
