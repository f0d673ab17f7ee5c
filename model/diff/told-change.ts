/** A sentence about a change, and the part of the document that it is about. */
export interface ToldChange {
  readonly sentence: string
  /**
   * The list and the entry: `nodes` and an id, `edges` with the node and the way joined by a space, `stages`, `facts`, `clocks`, `rows`,
   * `rules` by id, `waits` by reason, `hours` by weekday, `holidays` and `exceptions` by date. Shorter where it is about more; empty for the document.
   */
  readonly place: readonly string[]
}

/** Sentences that are all about one part. Pure. */
export function about(place: readonly string[], sentences: readonly string[]): readonly ToldChange[] {
  return sentences.map((sentence) => ({ sentence, place }))
}
