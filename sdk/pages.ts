import type { WireList } from '../core/contract/wire.ts'

/** What every list can be asked. */
export interface PageQuery {
  /** At most 200; 50 if left out. */
  readonly limit?: number
  /** The `nextCursor` of the page before. */
  readonly cursor?: string
}

/** Every item of a list, page after page, asked for as they are needed. */
export async function* everyItem<T>(
  page: (cursor: string | undefined) => Promise<WireList<T>>,
): AsyncGenerator<T, void> {
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await page(cursor)
    yield* items
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
}
