import type { Issue } from '../../core/contract/issue.ts'
import { calendarSchema } from '../../model/calendar/calendar-schema.ts'
import { checkShape } from '../../model/document/check-shape.ts'
import { isUnfinished } from '../../model/document/unfinished.ts'
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

/**
 * A value as a document of a kind that can be shown and edited; null if it has not the form of one. Drafts hold whatever their
 * author wrote, and a pasted text may come from anywhere.
 */
export function readDocument<K extends EditedKind>(kind: K, value: unknown): DocumentOf[K] | null {
  const shape = checkShape(schemas[kind], value)
  const isReadable = shape.ok || shape.issues.every(isUnfinished)
  return isReadable ? (value as DocumentOf[K]) : null
}

/** Why a value is not a document of a kind that can be shown and edited. */
export function whyUnreadable(kind: EditedKind, value: unknown): readonly Issue[] {
  const shape = checkShape(schemas[kind], value)
  return shape.ok ? [] : shape.issues.filter((issue) => !isUnfinished(issue))
}
