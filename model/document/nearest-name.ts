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
    const distance = editDistance(wanted, candidate.toLowerCase())
    if (distance < least && isNear(wanted, candidate.toLowerCase(), distance)) {
      nearest = candidate
      least = distance
    }
  }
  return nearest
}

const longestName = 100
const shortestPrefix = 3

function isNear(name: string, candidate: string, distance: number): boolean {
  if (distance <= Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3))) return distance < name.length
  return (
    name.length >= shortestPrefix &&
    candidate.length >= shortestPrefix &&
    (candidate.startsWith(name) || name.startsWith(candidate))
  )
}

/** Optimal string alignment distance (Damerau–Levenshtein with each piece edited once). */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let best = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + cost)
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwap) best = Math.min(best, (before[column - 2] ?? 0) + 1)
      current.push(best)
    }
    before = above
    above = current
  }
  return above[b.length] ?? 0
}
