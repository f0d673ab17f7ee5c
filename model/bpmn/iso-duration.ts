import type { Duration } from '../../core/contract/time.ts'

const form =
  /^P(?:(\d+(?:[.,]\d+)?)Y)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)W)?(?:(\d+(?:[.,]\d+)?)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/

const [hour, day] = [60, 24 * 60]

/**
 * A duration of ISO 8601 in our words; null when it is none, or none that can be said. A month counts 30 days and a year 365, and what
 * is finer than a thousandth of a minute is rounded up: then `isExact` is false.
 */
export function fromIsoDuration(text: string): { readonly duration: Duration; readonly isExact: boolean } | null {
  const match = form.exec(text.trim())
  if (match === null || match.slice(1).every((part) => part === undefined)) return null
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? 0 : Number(part.replace(',', '.'))))
  const allDays = years * 365 + months * 30 + weeks * 7 + days
  const time = hours * hour + minutes + seconds / 60
  const isExact = years === 0 && months === 0
  const duration = asDuration(allDays, time)
  if (duration === null) return null
  return { duration, isExact: isExact && Math.abs(minutesIn(duration) - (allDays * day + time)) < 1e-9 }
}

function asDuration(days: number, minutes: number): Duration | null {
  if (minutes === 0 && Number.isInteger(days)) return within({ amount: days, unit: 'calendarDays' })
  const all = days * day + minutes
  if (Number.isInteger(all) && all % hour === 0) return within({ amount: all / hour, unit: 'hours' })
  const thousandths = Math.round(all * 1000)
  const isWhole = Math.abs(thousandths / 1000 - all) < 1e-9
  return within({ amount: (isWhole ? thousandths : Math.ceil(all * 1000)) / 1000, unit: 'minutes' })
}

function within(duration: Duration): Duration | null {
  return duration.amount > 0 && duration.amount <= 1_000_000 ? duration : null
}

function minutesIn({ amount, unit }: Duration): number {
  return unit === 'calendarDays' ? amount * day : unit === 'hours' ? amount * hour : amount
}

/** A duration as ISO 8601 writes it; null for one in open time, which ISO 8601 cannot say. */
export function toIsoDuration({ amount, unit }: Duration): string | null {
  if (unit === 'calendarDays') return `P${amount}D`
  if (unit === 'hours') return `PT${amount}H`
  return unit === 'minutes' ? `PT${amount}M` : null
}
