import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** A source of chance: the next number from 0 (included) to 1 (excluded). Stateful, and the same from its beginning for the same seed. */
export type Chance = () => number

/**
 * One of many streams of a seed, each unrelated to the others. A case draws from a stream of its own, so that a changed policy or
 * profile moves only what it changes: the other cases stay the same, which makes two runs comparable.
 * Generator: xoroshiro128+ (D. Blackman, S. Vigna); its state is mixed from seed and stream by the finalizer of MurmurHash3.
 */
export function chanceOf(seed: number, stream: number): Chance {
  const first = mixed(seed ^ 0x9e3779b9)
  const second = mixed(first ^ stream)
  const third = mixed(second + Math.floor(stream / 2 ** 32) + 0x85ebca6b)
  // A state of zeros only would stay so for ever.
  const fourth = mixed(third ^ 0xc2b2ae35) | 1
  const generator = xoroshiro128plusFromState([first, second, third, fourth])
  return () => uniformFloat64(generator)
}

/** Spreads every bit of a 32-bit number over all of them (A. Appleby, MurmurHash3, `fmix32`). */
function mixed(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
