import type { Instant } from '../contract/time.ts'
import { dateOfDay, dayMs } from './civil-date.ts'

const lastFourDigitYearAt = 253_402_300_799_999

/** An instant in ISO 8601, UTC, with milliseconds (`2026-11-23T22:00:00.000Z`); outside the years 0000 to 9999 its number. Pure, as `Date` is not to be had here. */
export function formatInstant(at: Instant): string {
  if (!Number.isInteger(at) || at < -62_167_219_200_000 || at > lastFourDigitYearAt) return String(at)
  const day = Math.floor(at / dayMs)
  const ms = at - day * dayMs
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const time = `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}`
  return `${dateOfDay(day)}T${time}.${String(ms % 1000).padStart(3, '0')}Z`
}
