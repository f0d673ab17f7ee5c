import type { z } from 'zod'
import type { Issue } from '../../core/contract/issue.ts'
import { outOfBounds } from './bounds.ts'
import { boundIssues } from './issue.ts'
import { issuesFromZod, noteKnownFields } from './zod-issues.ts'

/** A value that has the shape its schema asks for, or why it has not: all issues at once, at most 200. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/**
 * Holds a parsed value against a schema; pure, never throws, whatever the value. The bounds of every document are checked first, so a value
 * that came over the wire may be given as it is. Schemas neither coerce nor fill in defaults: what comes back is the value itself, typed.
 */
export function checkShape<S extends z.ZodType>(schema: S, value: unknown): Checked<z.output<S>> {
  const unfit = outOfBounds(value)
  if (unfit.length > 0) return { ok: false, issues: unfit }
  const result = schema.safeParse(value, { error: noteKnownFields })
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, issues: boundIssues(issuesFromZod(result.error, value)) }
}
