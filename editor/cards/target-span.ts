import type { Duration, DurationUnit } from '../../core/contract/time.ts'

/** About how many minutes a unit is, to tell which of two times is longer; a day counts as a whole one. */
const minutesOf: Readonly<Record<DurationUnit, number>> = {
  minutes: 1,
  businessMinutes: 1,
  hours: 60,
  businessHours: 60,
  calendarDays: 1440,
  businessDaysSameTime: 1440,
  endOfBusinessDay: 1440,
}

const lengthOf = ({ amount, unit }: Duration) => amount * minutesOf[unit]

/** The shortest and the longest of some times, of equally long ones the first; null where there is none. Pure. */
export function targetSpan(
  list: readonly Duration[],
): { readonly shortest: Duration; readonly longest: Duration } | null {
  const [first, ...others] = list
  if (first === undefined) return null
  return {
    shortest: others.reduce((least, one) => (lengthOf(one) < lengthOf(least) ? one : least), first),
    longest: others.reduce((most, one) => (lengthOf(one) > lengthOf(most) ? one : most), first),
  }
}
