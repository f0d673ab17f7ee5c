import { combinations, mean } from 'simple-statistics'

/** Marks as a share of the highest mark of their criterion, 0 to 1; null where a criterion was left out or not marked. */
export type Marks = readonly (number | null)[]

/** How far raters agree about the same criteria. Null where there is too little to say. */
export interface Agreement {
  /** The share of pairs of marks that are the same; one left out agrees only with one left out. */
  readonly percent: number | null
  readonly kappa: number | null
  readonly icc: number | null
  /** How many criteria were rated by everybody. */
  readonly marks: number
}

/** Agreement of raters, each with the marks of the same criteria in the same order. Pure; fewer than two raters agree about nothing. */
export function agreementOf(raters: readonly Marks[]): Agreement {
  const pairs = raters.length < 2 ? [] : combinations([...raters], 2)
  const same = pairs.flatMap(([one = [], other = []]) =>
    one.map((mark, index) => Number(mark === (other[index] ?? null))),
  )
  const kappas = pairs.flatMap(([one = [], other = []]) => weightedKappa(one, other) ?? [])
  const rated = ratedByAll(raters)
  return {
    percent: same.length === 0 ? null : mean(same),
    kappa: kappas.length === 0 ? null : mean(kappas),
    icc: intraclass(rated),
    marks: rated.length,
  }
}

/**
 * Cohen's kappa of two raters with quadratic weights on the difference of their marks (Cohen, "Weighted kappa", 1968): 1 − observed ÷
 * expected disagreement. Null without a mark that both gave, and where chance alone would leave nothing to disagree about. Pure.
 */
export function weightedKappa(one: Marks, other: Marks): number | null {
  const pairs = one.flatMap((mark, index) => {
    const beside = other[index] ?? null
    return mark === null || beside === null ? [] : [[mark, beside] as const]
  })
  if (pairs.length === 0) return null
  const observed = mean(pairs.map(([a, b]) => (a - b) ** 2))
  const expected = mean(pairs.flatMap(([a]) => pairs.map(([, b]) => (a - b) ** 2)))
  return expected === 0 ? null : 1 - observed / expected
}

/**
 * ICC(2,1): agreement of single raters who are a sample of all raters, from a two-way analysis of variance (Shrout and Fleiss,
 * "Intraclass correlations", 1979). Rows are what was rated, columns the raters. Null below two rows or two raters, and where nothing
 * varies. Pure.
 */
export function intraclass(rows: readonly (readonly number[])[]): number | null {
  const n = rows.length
  const k = rows[0]?.length ?? 0
  if (n < 2 || k < 2) return null
  const all = mean(rows.flat())
  const byRow = rows.map((row) => mean([...row]))
  const byRater = Array.from({ length: k }, (_, rater) => mean(rows.map((row) => row[rater] ?? 0)))
  const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - all) ** 2, 0)
  const between = k * squares(byRow)
  const ofRaters = n * squares(byRater)
  const rest = Math.max(0, squares(rows.flat()) - between - ofRaters)
  const [msr, msc, mse] = [between / (n - 1), ofRaters / (k - 1), rest / ((n - 1) * (k - 1))]
  const whole = msr + (k - 1) * mse + (k * (msc - mse)) / n
  return whole <= 1e-12 ? null : (msr - mse) / whole
}

function ratedByAll(raters: readonly Marks[]): readonly (readonly number[])[] {
  const first = raters[0] ?? []
  return first
    .map((_, index) => raters.map((marks) => marks[index] ?? null))
    .filter((row): row is number[] => row.every((mark) => mark !== null))
}
