import { z } from 'zod'
import type { DocumentSource } from '../../core/contract/scenario.ts'

/**
 * A document inline, or the path or id of one. An inline document only has to be an object here: it is held against the
 * schema of its own kind when it is checked.
 */
export function sourceSchema<D>() {
  return z.union([
    z.string().min(1).max(1000),
    z.custom<Exclude<DocumentSource<D>, string>>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    ),
  ])
}
