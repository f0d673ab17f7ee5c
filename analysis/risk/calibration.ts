import type { RiskReliability } from '../../core/contract/wire-forecast.ts'

/** What a raw score really means: between two points straight on, beyond the ends as at the ends. Points ascend in both. */
export type Calibration = readonly (readonly [score: number, probability: number])[]

interface Block {
  score: number
  happened: number
  count: number
}

/** How many observations at least stand behind a point, so that no point says never or always after a handful. */
const leastInBlock = 40

/**
 * Isotonic regression of what happened on a score, by pooling adjacent violators (M. Ayer et al. 1955), over small bins; each point is
 * drawn a little towards the middle (Laplace), since "never" is more than a history can tell. Pure; both lists are equally long.
 */
export function calibrate(scores: readonly number[], isSo: Uint8Array): Calibration {
  const order = scores.map((_, index) => index).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0))
  const blocks: Block[] = []
  const size = Math.max(1, Math.min(leastInBlock, Math.floor(order.length / 5)))
  for (let from = 0; from < order.length; from += size) {
    const bin = order.slice(from, from + size)
    let next: Block = { score: 0, happened: 0, count: bin.length }
    for (const index of bin) {
      next.score += (scores[index] ?? 0) / bin.length
      next.happened += isSo[index] ?? 0
    }
    for (let last = blocks.at(-1); last !== undefined && shareOf(last) >= shareOf(next); last = blocks.at(-1)) {
      blocks.pop()
      const count = last.count + next.count
      const score = (last.score * last.count + next.score * next.count) / count
      next = { score, happened: last.happened + next.happened, count }
    }
    blocks.push(next)
  }
  return blocks.map(({ score, happened, count }) => [score, (happened + 0.5) / (count + 1)] as const)
}

function shareOf({ happened, count }: Block): number {
  return happened / count
}

/** The probability behind a score. Pure. */
export function calibrated(calibration: Calibration, score: number): number {
  const above = calibration.findIndex(([at]) => at > score)
  const next = calibration[above]
  if (next === undefined) return calibration.at(-1)?.[1] ?? score
  const before = calibration[above - 1]
  if (before === undefined) return next[1]
  const [fromScore, from] = before
  const [toScore, to] = next
  return from + ((score - fromScore) / (toScore - fromScore)) * (to - from)
}

/** The mean squared error of probabilities (G. Brier 1950). */
export function brierScore(said: readonly number[], isSo: Uint8Array): number {
  return said.reduce((sum, each, index) => sum + (each - (isSo[index] ?? 0)) ** 2, 0) / Math.max(1, said.length)
}

/** How often what was said came true, in tenths of what was said; tenths without anything are left out. */
export function reliability(said: readonly number[], isSo: Uint8Array): readonly RiskReliability[] {
  const tenths = Array.from({ length: 10 }, () => ({ said: 0, happened: 0, count: 0 }))
  said.forEach((each, index) => {
    const tenth = tenths[Math.min(9, Math.floor(each * 10))] as { said: number; happened: number; count: number }
    tenth.said += each
    tenth.happened += isSo[index] ?? 0
    tenth.count++
  })
  return tenths
    .filter(({ count }) => count > 0)
    .map(({ said: sum, happened, count }) => ({ said: sum / count, happened: happened / count, count }))
}
