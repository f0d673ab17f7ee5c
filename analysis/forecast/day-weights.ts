import { medianSorted, sum } from 'simple-statistics'
import { weekdayOf } from '../../core/calendar/civil-date.ts'
import type { HourlySeries } from './hourly-series.ts'

/** What a day brings against the mean day around it: by weekday, with holidays and make-up days as they were seen to behave. */
export interface DayWeights {
  /** Of the `index`-th day of a series, also after its end. */
  readonly of: (index: number) => number
  readonly byWeekday: readonly number[]
}

/** A day that was seen, against the days around it. */
interface SeenDay {
  readonly index: number
  readonly weekday: number
  /** The mean day of the four weeks around it. */
  readonly around: number
  readonly ratio: number
}

const halfLifeDays = 182
/** How many arrivals speak as loudly as the belief that a weekday is like any other. */
const priorArrivals = 10
/** How many days speak as loudly as the belief that holidays are like Sundays and make-up days like workdays. */
const priorDays = 3

/** Tells how days differ. A day that lies far off its own kind is cut to the edge of what is usual. Pure. */
export function dayWeights(series: HourlySeries, totals: Float64Array, present: readonly boolean[]): DayWeights {
  const { firstDay, kinds, days } = series
  const seen = seenDays(series, totals, present)
  const ordinary = seen.filter(({ index }) => kinds[index] === 'ordinary')
  const byWeekday = Array.from({ length: 7 }, (_, weekday) =>
    ratioOf(
      ordinary.filter((day) => day.weekday === weekday),
      days,
    ),
  )
  const weekday = (index: number) => byWeekday[weekdayOf(firstDay + index)] ?? 1
  const holiday = holidayWeight(
    seen.filter(({ index }) => kinds[index] === 'holiday'),
    byWeekday,
  )
  const isRest = restDays(byWeekday)
  const workday = meanOf(byWeekday.filter((_, day) => !isRest[day]))
  const madeUp = seen.filter(({ index }) => kinds[index] === 'makeUp')
  const likeWorkday = shareLikeWorkday(madeUp, workday, byWeekday)
  return {
    byWeekday,
    of(index) {
      const kind = kinds[index] ?? 'ordinary'
      if (kind === 'holiday') return holiday(weekday(index))
      if (kind === 'makeUp') return likeWorkday * workday + (1 - likeWorkday) * weekday(index)
      return weekday(index)
    },
  }
}

function seenDays(
  { firstDay, days, kinds }: HourlySeries,
  totals: Float64Array,
  present: readonly boolean[],
): SeenDay[] {
  const seen: SeenDay[] = []
  for (let index = Math.max(0, days - 400); index < days; index++) {
    if (present[index] !== true) continue
    // Four whole weeks hold each weekday equally often; what is no ordinary day is left out of them.
    const from = Math.max(0, Math.min(index - 14, days - 28))
    let brought = 0
    let counted = 0
    for (let other = from; other < Math.min(days, from + 28); other++) {
      if (present[other] !== true || kinds[other] !== 'ordinary') continue
      brought += totals[other] ?? 0
      counted++
    }
    if (counted < 7 || brought === 0) continue
    const around = brought / counted
    seen.push({ index, weekday: weekdayOf(firstDay + index), around, ratio: (totals[index] ?? 0) / around })
  }
  return seen
}

/** The ratio of days of one kind, the newer the weightier, drawn towards 1 where few arrivals speak. */
function ratioOf(seen: readonly SeenDay[], days: number): number {
  if (seen.length === 0) return 1
  const usual = medianSorted(seen.map(({ ratio }) => ratio).sort((a, b) => a - b))
  let [brought, around] = [priorArrivals, priorArrivals]
  for (const day of seen) {
    const weight = 0.5 ** ((days - day.index) / halfLifeDays)
    const slack = 3 / Math.sqrt(Math.max(1, day.around * usual))
    const most = usual * (1 + slack) + 3 / Math.max(1, day.around)
    brought += weight * Math.min(most, Math.max(usual * (1 - slack), day.ratio)) * day.around
    around += weight * day.around
  }
  return brought / around
}

/** Which weekdays bring clearly less than the busiest: the rest days. Without a clear cut, Saturday and Sunday. */
function restDays(byWeekday: readonly number[]): readonly boolean[] {
  const cut = 0.6 * Math.max(...byWeekday)
  const rest = byWeekday.map((weight) => weight < cut)
  const count = rest.filter(Boolean).length
  return count === 0 || count > 3 ? byWeekday.map((_, day) => day >= 5) : rest
}

/** As a Sunday, or less than its own weekday by a factor: whichever the holidays seen so far bear out. */
function holidayWeight(seen: readonly SeenDay[], byWeekday: readonly number[]): (weekday: number) => number {
  const sunday = byWeekday[6] ?? 1
  const level = (priorDays * sunday + sum(seen.map(({ ratio }) => ratio))) / (priorDays + seen.length)
  const own = ({ weekday }: SeenDay) => byWeekday[weekday] ?? 1
  const ownSum = sum(seen.map(own))
  const factor = ownSum === 0 ? 1 : sum(seen.map(({ ratio }) => ratio)) / ownSum
  const offLevel = sum(seen.map(({ ratio }) => (ratio - level) ** 2))
  const offFactor = sum(seen.map((day) => (day.ratio - factor * own(day)) ** 2))
  return seen.length >= 4 && offFactor < offLevel ? (weekday) => factor * weekday : () => level
}

/** How much make-up days are like workdays, from 0 (like the rest days that they would be) to 1. */
function shareLikeWorkday(seen: readonly SeenDay[], workday: number, byWeekday: readonly number[]): number {
  let [along, length] = [0, 0]
  for (const { weekday, ratio } of seen) {
    const span = workday - (byWeekday[weekday] ?? 1)
    along += span * (ratio - (byWeekday[weekday] ?? 1))
    length += span * span
  }
  const mean = seen.length === 0 ? 0 : length / seen.length
  if (mean === 0) return 1
  return Math.max(0, Math.min(1, (priorDays * mean + along) / (priorDays * mean + length)))
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 1 : sum([...values]) / values.length
}
