/** One line of what was measured (FORMATS, Bench). */
export interface BenchResult {
  readonly name: string
  /** The median of the runs, unless the unit says p95, p99 or the like. */
  readonly value: number
  readonly unit: string
  /** The same of what it is compared with, measured in turns with it. */
  readonly baseline?: number
  /** Subject ÷ baseline in throughput: more is better, 1 is equal. */
  readonly ratio?: number
  /** How many measurements the value is made of. */
  readonly runs: number
}

/** How much work is put into a measurement. */
export interface Effort {
  /** The published figures: longer rounds, more of them, the sizes that the promises name. */
  readonly isFull: boolean
  /** Progress for people; never the results. */
  readonly say: (line: string) => void
}

/** Something that can be measured; it gives its results as they come. */
export type Measure = (effort: Effort) => AsyncIterable<BenchResult>
