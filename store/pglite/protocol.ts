import type { RowShape } from '../connection.ts'
import type { SqlValue } from '../store.ts'

/** What the thread is told before it opens the database. No folder: in memory. */
export interface WorkerSettings {
  readonly folder: string | null
  /** A file that a new database is copied from; null: it is made from nothing. */
  readonly template: string | null
}

export type WorkerRequest =
  | {
      readonly id: number
      readonly kind: 'run'
      readonly text: string
      readonly values: readonly SqlValue[]
      readonly shape: RowShape
    }
  | { readonly id: number; readonly kind: 'script'; readonly text: string }
  | { readonly id: number; readonly kind: 'listen'; readonly channel: string }
  | { readonly id: number; readonly kind: 'dump'; readonly file: string }
  | { readonly id: number; readonly kind: 'close' }

/** What PostgreSQL says of a statement that it refuses; the fields of its protocol. */
export interface DatabaseFault {
  readonly message: string
  readonly code?: string
  readonly constraint?: string
  readonly detail?: string
}

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly rows: readonly unknown[] }
  | { readonly kind: 'fault'; readonly id: number | null; readonly fault: DatabaseFault }
  | { readonly kind: 'notification'; readonly channel: string; readonly payload: string }
