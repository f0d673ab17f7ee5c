import type { WireList } from '../../core/contract/wire.ts'

/** Where a list that should be short is cut off, so that a mistake cannot load for ever. */
const mostPages = 20

/** Every item of a list that people keep short, page by page. */
export async function allPages<T>(page: (cursor: string | null) => Promise<WireList<T>>): Promise<readonly T[]> {
  const items: T[] = []
  let cursor: string | null = null
  for (let count = 0; count < mostPages; count += 1) {
    const next: WireList<T> = await page(cursor)
    items.push(...next.items)
    cursor = next.nextCursor
    if (cursor === null) break
  }
  return items
}
