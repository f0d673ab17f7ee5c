import type { TimeSummary } from '../core/contract/rehearsal.ts'
import type { Millis } from '../core/contract/time.ts'

const bucketsPerOctave = 64
const mantissaBits = 6

const word = new Float64Array(1)
const halves = new Uint32Array(word.buffer)
const highHalf = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0

/**
 * Many lengths of time in little room: the mean and the longest are exact, shares are within one percent. Its size does not grow with
 * what is added. Buckets are 64 to the octave, told by the bits of the number itself, so that every platform finds the same.
 */
export class TimeHistogram {
  readonly #counts = new Map<number, number>()
  #count = 0
  #sumMs = 0
  #maxMs = 0

  /** Adds a length of time, 0 or longer. */
  add(ms: Millis): void {
    const bucket = bucketOf(ms)
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + 1)
    this.#count += 1
    this.#sumMs += ms
    if (ms > this.#maxMs) this.#maxMs = ms
  }

  get count(): number {
    return this.#count
  }

  summary(): TimeSummary {
    if (this.#count === 0) return { count: 0, meanMs: null, p50Ms: null, p90Ms: null, p99Ms: null, maxMs: null }
    const sorted = [...this.#counts].sort(([a], [b]) => a - b)
    const share = (wanted: number): Millis => {
      let rank = Math.ceil(wanted * this.#count)
      for (const [bucket, count] of sorted) {
        rank -= count
        if (rank <= 0) return Math.min(middleOf(bucket), this.#maxMs)
      }
      return this.#maxMs
    }
    return {
      count: this.#count,
      meanMs: Math.round(this.#sumMs / this.#count),
      p50Ms: share(0.5),
      p90Ms: share(0.9),
      p99Ms: share(0.99),
      maxMs: this.#maxMs,
    }
  }
}

/** The exponent and the first bits of the mantissa; -1 for less than a millisecond. */
function bucketOf(ms: Millis): number {
  if (ms < 1) return -1
  word[0] = ms
  return (halves[highHalf] as number) >>> (20 - mantissaBits)
}

function middleOf(bucket: number): Millis {
  if (bucket < 0) return 0
  return Math.round((edgeOf(bucket) + edgeOf(bucket + 1)) / 2)
}

function edgeOf(bucket: number): number {
  const exponent = Math.floor(bucket / bucketsPerOctave) - 1023
  return 2 ** exponent * (1 + (bucket % bucketsPerOctave) / bucketsPerOctave)
}
