import type { SqlValue, StoreKind } from './store.ts'

/** How a row comes back: by column name, or as a list in the order asked, whose JSON is left as text for drizzle. */
export type RowShape = 'objects' | 'arrays'

/** What both databases have to offer: one statement at a time, in order. */
export interface Connection {
  readonly kind: StoreKind
  run(text: string, values: readonly SqlValue[], shape: RowShape): Promise<readonly unknown[]>
  /** Several statements without values. */
  script(text: string): Promise<void>
}
