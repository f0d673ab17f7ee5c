import type { Instant } from '../../core/contract/time.ts'

/** How many days can be looked back on, today included. */
export const windowDays = [1, 7, 30, 90] as const

export type WindowDays = (typeof windowDays)[number]

/** The midnight, in the zone of this device, with which a window begins that ends now. */
export function windowStart(now: Instant, days: WindowDays): Instant {
  const start = new Date(now)
  start.setHours(0, 0, 0, 0)
  start.setDate(start.getDate() - (days - 1))
  return start.getTime()
}
