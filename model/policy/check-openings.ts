import type { ClockDefinition } from '../../core/contract/policy.ts'
import type { Duration, DurationUnit } from '../../core/contract/time.ts'
import { type ClosedGaps, closedGaps } from '../calendar/closed-gaps.ts'
import type { Report } from '../document/report.ts'
import type { Surroundings } from '../document/surroundings.ts'

/**
 * Reports time that runs while nobody is there, where the clock's calendar can be read: a target in plain time that is over
 * before the calendar opens again, and an escalation in plain time that may come after closing time. `report` stands at the clock.
 */
export function checkOpenings(report: Report, clock: ClockDefinition, { calendars }: Surroundings): void {
  const id = typeof clock.calendar === 'string' ? clock.calendar : clock.calendar.else
  const calendar = calendars?.get(id)
  if (calendar === undefined) return
  const gaps = closedGaps(calendar)
  clock.targets.forEach(({ within }, index) => {
    checkTarget(report.within(['targets', index, 'within']), clock, within, { id, gaps })
  })
  if (gaps.longest === 0) return
  clock.escalations?.forEach(({ at }, index) => {
    if (!('after' in at) || plainMinutes(at.after) === null) return
    const fix = openTimeOf(at.after, `/escalations/${index}/at/after/unit`)
    report.add(
      'policy.escalation-while-closed',
      ['escalations', index, 'at', 'after'],
      { clock: clock.id, calendar: id },
      fix,
    )
  })
}

function checkTarget(
  report: Report,
  { id: clock }: ClockDefinition,
  within: Duration,
  { id: calendar, gaps }: { readonly id: string; readonly gaps: ClosedGaps },
): void {
  const minutes = plainMinutes(within)
  if (minutes === null || minutes > gaps.longest) return
  const hours = (gap: number) => Math.round((gap / 60) * 10) / 10
  if (minutes <= gaps.overnight) {
    const params = { clock, calendar, hours: hours(gaps.overnight) }
    report.add('policy.target-ends-overnight', [], params, openTimeOf(within, '/unit'))
  } else {
    report.add('policy.target-ends-while-closed', [], { clock, calendar, hours: hours(gaps.longest) })
  }
}

const minutesOf: Readonly<Partial<Record<DurationUnit, number>>> = { minutes: 1, hours: 60, calendarDays: 1440 }
const openUnits: Readonly<Partial<Record<DurationUnit, DurationUnit>>> = {
  minutes: 'businessMinutes',
  hours: 'businessHours',
}

/** The minutes of a duration that runs whether or not anybody is there; null for open time. */
function plainMinutes({ amount, unit }: Duration): number | null {
  const minutes = minutesOf[unit]
  return minutes === undefined ? null : amount * minutes
}

/** Counting open time instead, where there is a unit for it. */
function openTimeOf({ unit }: Duration, path: string) {
  const value = openUnits[unit]
  return value === undefined ? undefined : [{ op: 'replace' as const, path, value }]
}
