/**
 * The candidate that was most likely meant by a mistyped name, or `undefined` if none is near; pure.
 * Near is at most a third of the longer name's characters in edits (insert, delete, replace, swap of neighbours), case aside; the first
 * of equally near ones wins. One that begins with the name, or that the name begins with, counts as near as well (`instruction` → `instructions`).
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > longestName) return undefined
  const wanted = name.toLowerCase()
  let nearest: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    if (candidate.length > longestName || candidate === name) continue
    const distance = nearDistance(wanted, candidate.toLowerCase(), least)
    if (distance < least) {
      nearest = candidate
      least = distance
    }
  }
  return nearest
}

const longestName = 100
const shortestPrefix = 3

/** The distance of two names that are near each other and nearer than `least`; infinite otherwise. */
function nearDistance(name: string, candidate: string, least: number): number {
  const [short, long] = name.length < candidate.length ? [name, candidate] : [candidate, name]
  const difference = long.length - short.length
  const isPrefix = short.length >= shortestPrefix && long.startsWith(short)
  const third = Math.max(1, Math.floor(long.length / 3))
  if (isPrefix) return difference
  const limit = Math.min(third, name.length - 1, least - 1)
  if (difference > limit) return Number.POSITIVE_INFINITY
  if (limit === 0) return name === candidate ? 0 : Number.POSITIVE_INFINITY
  return editDistance(name, candidate, limit)
}

const tooFar = 1_000_000

/** Optimal string alignment distance (Damerau–Levenshtein with each piece edited once); infinite beyond `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  let leastAbove = 0
  for (let row = 1; row <= a.length; row++) {
    // Beyond this band a distance is more than the limit.
    const from = Math.max(1, row - limit)
    const to = Math.min(b.length, row + limit)
    const current = Array.from({ length: b.length + 1 }, () => tooFar)
    current[0] = row
    let leastHere = from === 1 ? row : tooFar
    for (let column = from; column <= to; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let best = Math.min(
        (above[column] ?? tooFar) + 1,
        (current[column - 1] ?? tooFar) + 1,
        (above[column - 1] ?? tooFar) + cost,
      )
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwap) best = Math.min(best, (before[column - 2] ?? tooFar) + 1)
      current[column] = best
      if (best < leastHere) leastHere = best
    }
    // A swap reaches back two rows, so one row beyond the limit decides nothing.
    if (leastHere > limit && leastAbove > limit) return Number.POSITIVE_INFINITY
    leastAbove = leastHere
    before = above
    above = current
  }
  const distance = above[b.length] ?? tooFar
  return distance > limit ? Number.POSITIVE_INFINITY : distance
}
