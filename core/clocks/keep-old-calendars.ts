import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Plan } from '../contract/plan.ts'
import type { CaseState, ClockChange, ClockInstance } from '../contract/state.ts'
import { nextSerial, type Work } from '../step/work.ts'

/**
 * Keeps with the case those calendars of its plan by which its clocks have counted and which another plan does not have in
 * that version, so that what was counted can be told as it was; and forgets the published versions that the other plan
 * replaces. `work.plan` is still the old one.
 */
export function keepOldCalendars(work: Work, to: Plan): void {
  const { state } = work
  const renamed = new Map<string, string>()
  for (const [id, calendar] of Object.entries(work.plan.calendars)) {
    if (!isUsed(state, id) || isSame(calendar, to.calendars[id])) continue
    const key = `${id}@${calendar.version ?? nextSerial(work, 'draft')}`
    renamed.set(id, key)
    state.calendars = { ...state.calendars, [key]: calendar }
  }
  if (renamed.size > 0) renameKeys(state, (key) => renamed.get(key) ?? key)
  state.calendarKeys = Object.fromEntries(
    Object.entries(state.calendarKeys).filter(([id, key]) => !isReplaced(state.calendars[key], to.calendars[id])),
  )
  const used = new Set([...keysOf(state), ...Object.values(state.calendarKeys)])
  state.calendars = Object.fromEntries(Object.entries(state.calendars).filter(([key]) => used.has(key)))
}

function renameKeys(state: Work['state'], rename: (key: string) => string): void {
  state.clocks = state.clocks.map((clock) => ({
    ...clock,
    instances: clock.instances.map((each) => withKeys(each, rename)),
  }))
  state.ownerCalendars = Object.fromEntries(
    Object.entries(state.ownerCalendars).map(([by, key]) => [by, key === null ? null : rename(key)]),
  )
}

function isSame(one: CompiledCalendar, other: CompiledCalendar | undefined): boolean {
  return one === other || (one.version !== null && one.version === other?.version)
}

function isReplaced(published: CompiledCalendar | undefined, own: CompiledCalendar | undefined): boolean {
  if (own === undefined || published === undefined) return published === undefined
  return own.version === null || published.version === null || own.version >= published.version
}

function isUsed(state: CaseState, id: string): boolean {
  return keysOf(state).some((key) => key === id)
}

function keysOf({ clocks, ownerCalendars }: CaseState): readonly string[] {
  const counted = clocks.flatMap(({ instances }) =>
    instances.flatMap(({ calendar, spans, changes }) => [
      calendar,
      ...spans.map((span) => span.calendar),
      ...changes.flatMap((change) => ('calendar' in change ? [change.calendar] : [])),
    ]),
  )
  return [...counted, ...Object.values(ownerCalendars).filter((key) => key !== null)]
}

function withKeys(instance: ClockInstance, rename: (key: string) => string): ClockInstance {
  const change = (each: ClockChange): ClockChange =>
    'calendar' in each ? { ...each, calendar: rename(each.calendar) } : each
  return {
    ...instance,
    calendar: rename(instance.calendar),
    spans: instance.spans.map((span) => ({ ...span, calendar: rename(span.calendar) })),
    changes: instance.changes.map(change),
  }
}
