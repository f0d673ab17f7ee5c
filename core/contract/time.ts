/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. Fields that hold one end in `…At`. */
export type Instant = number

/** A length of time in whole milliseconds. Fields that hold one end in `…Ms`. */
export type Millis = number

/** A civil date without a zone, `YYYY-MM-DD`. Fields that hold one end in `…Date`, or are called `date` in documents. */
export type CivilDate = string

/**
 * The units of a duration. The first three run on the wall clock, open or not; the others count the open time of a calendar.
 * There is no bare "day": it is always said which kind is meant.
 */
export const durationUnits = [
  'minutes',
  'hours',
  'calendarDays',
  'businessMinutes',
  'businessHours',
  'businessDaysSameTime',
  'endOfBusinessDay',
] as const

export type DurationUnit = (typeof durationUnits)[number]

/**
 * How long something may take, as people write it: `{ amount: 8, unit: 'businessHours' }`.
 * `amount` is positive with at most three decimals; day units take whole numbers, and 0 is allowed for `endOfBusinessDay` alone.
 */
export interface Duration {
  readonly amount: number
  readonly unit: DurationUnit
}
