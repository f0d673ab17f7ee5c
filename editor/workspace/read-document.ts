import { calendarSchema } from '../../model/calendar/calendar-schema.ts'
import { checkShape } from '../../model/document/check-shape.ts'
import { flowSchema } from '../../model/flow/flow-schema.ts'
import { policySchema } from '../../model/policy/policy-schema.ts'
import { rulesSchema } from '../../model/rules/rules-schema.ts'
import { scenarioSchema } from '../../model/scenario/scenario-schema.ts'
import type { DocumentOf, EditedKind } from './workspace.ts'

const schemas = {
  flow: flowSchema,
  policy: policySchema,
  rules: rulesSchema,
  calendar: calendarSchema,
  scenario: scenarioSchema,
} satisfies Record<EditedKind, unknown>

/** What may be wrong with a document on which somebody works, and is said in the panel of problems: single values, never the form. */
const unfinished: ReadonlySet<string> = new Set([
  'document.bad-id',
  'document.bad-dotted-id',
  'document.bad-date',
  'document.bad-instant',
  'document.bad-format',
  'document.empty-text',
  'document.text-too-long',
  'document.text-too-short',
  'document.number-too-small',
  'document.number-too-large',
  'document.not-whole',
  'document.too-many-entries',
  'document.too-few-entries',
  'document.amount-not-positive',
  'document.amount-too-large',
  'document.amount-too-precise',
  'document.amount-not-whole',
  'document.more-issues',
])

/**
 * A value as a document of a kind that can be shown and edited; null if it has not the form of one. Drafts hold whatever their
 * author wrote, and a pasted text may come from anywhere.
 */
export function readDocument<K extends EditedKind>(kind: K, value: unknown): DocumentOf[K] | null {
  const shape = checkShape(schemas[kind], value)
  const isReadable = shape.ok || shape.issues.every(({ code }) => unfinished.has(code))
  return isReadable ? (value as DocumentOf[K]) : null
}
