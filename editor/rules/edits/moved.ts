/** A list with some entries that follow each other moved so that the first of them stands at `to`; the same list when nothing moves. Pure. */
export function moved<T>(list: readonly T[], from: number, count: number, to: number): readonly T[] {
  const most = list.length - count
  if (count < 1 || from < 0 || from > most) return list
  const at = Math.min(Math.max(to, 0), most)
  if (at === from) return list
  const rest = list.toSpliced(from, count)
  return rest.toSpliced(at, 0, ...list.slice(from, from + count))
}
