const dayMs = 86_400_000

/** The number of a civil date (`2026-10-01`), counted from 1 January 1970. */
export function dayOf(date: string): number {
  const [year, month, day] = date.split('-').map(Number)
  return Math.round(Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1) / dayMs)
}

/** The civil date of a number of `dayOf`. */
export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** So many days later, or earlier. */
export const addDays = (date: string, days: number): string => dateOf(dayOf(date) + days)

/** The first of the month that is so many months later, or earlier. */
export function monthStart(date: string, months = 0): string {
  const [year, month] = date.split('-').map(Number)
  return new Date(Date.UTC(year ?? 1970, (month ?? 1) - 1 + months, 1)).toISOString().slice(0, 10)
}

/** The day of its week: 0 is Monday. 1 January 1970 was a Thursday. */
export const weekdayOf = (date: string): number => (dayOf(date) + 3) % 7

/** The Monday of its week. */
export const weekStart = (date: string): string => addDays(date, -weekdayOf(date))

/** The first day of its quarter. */
export function quarterStart(date: string): string {
  const month = Number(date.slice(5, 7))
  return monthStart(date, -((month - 1) % 3))
}

export const yearStart = (date: string): string => `${date.slice(0, 4)}-01-01`

/** Whether a text is a civil date that exists, from 1970 on. */
export function isCivilDate(text: string): boolean {
  return (
    /^(19[7-9]\d|2\d{3})-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dateOf(dayOf(text)) === text
  )
}

/** The civil date at an instant in a zone. */
export function civilDateAt(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  )
}
