import type { ReportDimension } from '../../core/contract/wire-reports.ts'
import type { StoreKind } from '../store.ts'

/** What tallies tell apart by columns of their own, beside flow and key; in this order wherever there are two. */
export const talliedDimensions = ['team', 'tier', 'channel', 'priority', 'business', 'assignee'] as const

export type TalliedDimension = (typeof talliedDimensions)[number] & ReportDimension

/**
 * One of the kinds of tallies: by day, by third of a month (from the 1st, the 11th and the 21st), by month; and by hour of the week
 * within a month and within a third of one.
 */
export type TallySpan = 'day' | 'third' | 'month' | 'hours' | 'thirdHours'

const alone: readonly (readonly TalliedDimension[])[] = [[], ...talliedDimensions.map((name) => [name])]

/** Persons go with teams only: with anything else there are nearly as many tallies as facts. */
const pairs: readonly (readonly TalliedDimension[])[] = talliedDimensions.flatMap((one, place) =>
  talliedDimensions.slice(place + 1).flatMap((other) => (other === 'assignee' && one !== 'team' ? [] : [[one, other]])),
)

const planned: readonly (readonly TalliedDimension[])[] = [[], ['team'], ['channel']]

/** By what each kind of tally tells facts apart. */
export type Tallied = Readonly<Record<TallySpan, readonly (readonly TalliedDimension[])[]>>

/**
 * A server: days have one dimension or none, months two as well, hours of the week what work is planned by; thirds of months are there
 * for what days do not have. The embedded database has the facts of one small service: a few weeks of them are counted sooner than
 * tallies of each day are kept. Whatever is asked beyond that is counted from the facts themselves.
 */
export const tallied: Readonly<Record<StoreKind, Tallied>> = {
  postgres: {
    day: alone.filter((names) => !names.includes('assignee')),
    third: [['assignee'], ...pairs],
    month: [...alone, ...pairs],
    hours: planned,
    thirdHours: planned,
  },
  pglite: { day: [[], ['team']], third: [], month: [...alone, ...pairs], hours: planned, thirdHours: [] },
}

/** What the column `dimension` of a tally says for these dimensions. */
export const dimensionName = (names: readonly TalliedDimension[]): string => names.join('+')

/** Whether tallies of the span tell facts apart by exactly these, given in the order of `talliedDimensions`. */
export function isTallied(known: Tallied, span: TallySpan, names: readonly TalliedDimension[]): boolean {
  return known[span].some((one) => dimensionName(one) === dimensionName(names))
}

/** Each bucket is this much wider than the one before. */
const growth = 1.05

/**
 * The bucket of a fact's value, in SQL; null where it has none. Times have buckets five percent wider than the one before, of which the
 * first holds what took less than a second; scores have one for each whole number.
 */
export const bucketOf = (fact: string): string =>
  `(case when ${fact}.value is null then null when ${fact}.measure = 'satisfaction' then round(${fact}.value)
    when ${fact}.value < 1000 then 0 else 1 + floor(ln(${fact}.value / 1000) / ln(${growth}::float8)) end)::smallint`

/** The value that a bucket stands for: its middle, within two and a half percent of all that it holds. */
export function valueOfBucket(bucket: number, isScore: boolean): number {
  if (isScore) return bucket
  return bucket === 0 ? 0 : Math.round(1000 * growth ** (bucket - 0.5))
}

/** The bounds of a bucket: from inclusive, to exclusive. */
export function boundsOfBucket(bucket: number, isScore: boolean): { readonly from: number; readonly to: number } {
  if (isScore) return { from: bucket, to: bucket + 1 }
  if (bucket === 0) return { from: 0, to: 1000 }
  return { from: Math.round(1000 * growth ** (bucket - 1)), to: Math.round(1000 * growth ** bucket) }
}

/** The first day of the third of a month that a civil time lies in, in SQL. */
export const thirdOfMonth = (local: string): string =>
  `(date_trunc('month', ${local})::date + least(2, (extract(day from ${local})::integer - 1) / 10) * 10)`

/** An instant as civil time in a zone, in SQL; both are expressions. */
export const civilTime = (at: string, zone: string): string => `(to_timestamp(${at} / 1000) at time zone ${zone})`

/** The hour of the week of a civil time, in SQL: 0 to 167, from Monday midnight. */
export const hourOfWeek = (local: string): string =>
  `((extract(isodow from ${local}) - 1) * 24 + extract(hour from ${local}))::smallint`
