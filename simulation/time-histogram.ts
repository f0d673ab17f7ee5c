import type { TimeSummary } from '../core/contract/rehearsal.ts'
import type { Millis } from '../core/contract/time.ts'

const bucketsPerOctave = 64
const mantissaBits = 6

/** The bits of 1, the shortest time that is told from none; and so many buckets as a thousand years have. */
const firstBits = 1023 * bucketsPerOctave
const buckets = 45 * bucketsPerOctave

const word = new Float64Array(1)
const halves = new Uint32Array(word.buffer)
const highHalf = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0

/**
 * Many lengths of time in little room: the mean and the longest are exact, shares are within one percent. Its size does not grow with
 * what is added. Buckets are 64 to the octave, told by the bits of the number itself, so that every platform finds the same.
 */
export class TimeHistogram {
  readonly #counts = new Uint32Array(buckets)
  #count = 0
  #sumMs = 0
  #maxMs = 0

  /** Adds a length of time, 0 or longer. */
  add(ms: Millis): void {
    const bucket = bucketOf(ms)
    this.#counts[bucket] = (this.#counts[bucket] as number) + 1
    this.#count += 1
    this.#sumMs += ms
    if (ms > this.#maxMs) this.#maxMs = ms
  }

  summary(): TimeSummary {
    if (this.#count === 0) return { count: 0, meanMs: null, p50Ms: null, p90Ms: null, p99Ms: null, maxMs: null }
    const share = (wanted: number): Millis => {
      let rank = Math.ceil(wanted * this.#count)
      for (let bucket = 0; bucket < buckets; bucket++) {
        rank -= this.#counts[bucket] as number
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

/** The exponent and the first bits of the mantissa; 0 for less than a millisecond. */
function bucketOf(ms: Millis): number {
  if (ms < 1) return 0
  word[0] = ms
  return Math.min(((halves[highHalf] as number) >>> (20 - mantissaBits)) - firstBits + 1, buckets - 1)
}

function middleOf(bucket: number): Millis {
  if (bucket === 0) return 0
  return Math.round((edgeOf(bucket) + edgeOf(bucket + 1)) / 2)
}

function edgeOf(bucket: number): number {
  const above = bucket - 1
  return 2 ** Math.floor(above / bucketsPerOctave) * (1 + (above % bucketsPerOctave) / bucketsPerOctave)
}
