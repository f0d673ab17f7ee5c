import type { DocumentKind } from '../../core/contract/document.ts'
import type { FactDefinition } from '../../core/contract/facts.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { checkCalendar } from '../calendar/check-calendar.ts'
import { checkShape } from '../document/check-shape.ts'
import type { Surroundings } from '../document/surroundings.ts'
import { checkFlow } from '../flow/check-flow.ts'
import { flowSchema } from '../flow/flow-schema.ts'
import { checkPolicy, factsOfFlows } from '../policy/check-policy.ts'
import { policySchema } from '../policy/policy-schema.ts'
import { checkRules } from '../rules/check-rules.ts'
import { checkSettings } from '../settings/check-settings.ts'
import { settingsSchema } from '../settings/settings-schema.ts'

/** The kinds whose documents stand for themselves; a scenario is checked with what it names. */
export type CheckedKind = Exclude<DocumentKind, 'scenario'> | 'settings'

/** What one document is held against. */
export interface DocumentScope extends Surroundings {
  /** The flows that use it, for a policy and for rules: what it may name. Left out, such names are not judged. */
  readonly usedBy?: readonly FlowDocument[]
}

/** All that is wrong or doubtful with a value that is to be a document of a kind: its shape first, then what it means. */
export function checkDocument(kind: CheckedKind, value: unknown, scope: DocumentScope = {}): readonly Issue[] {
  return checks[kind](value, scope)
}

const checks: { readonly [K in CheckedKind]: (value: unknown, scope: DocumentScope) => readonly Issue[] } = {
  calendar: (value) => checkCalendar(value),
  policy: (value, { usedBy, ...surroundings }) => {
    const shape = checkShape(policySchema, value)
    if (!shape.ok) return shape.issues
    return checkPolicy(shape.value, { ...surroundings, ...(usedBy && { usedBy, facts: factsOfFlows(usedBy) }) })
  },
  rules: (value, { usedBy, calendars }) => {
    const factLists: readonly (readonly FactDefinition[] | undefined)[] =
      usedBy === undefined || usedBy.length === 0 ? [undefined] : usedBy.map((flow) => flow.facts ?? [])
    return distinct(factLists.flatMap((facts) => checkRules(value, { facts, calendars })))
  },
  flow: (value, surroundings) => {
    const shape = checkShape(flowSchema, value)
    return shape.ok ? checkFlow(shape.value, surroundings) : shape.issues
  },
  settings: (value, surroundings) => {
    const shape = checkShape(settingsSchema, value)
    return shape.ok ? checkSettings(shape.value, surroundings) : shape.issues
  },
}

function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.code} ${issue.path} ${issue.message}`, issue])).values()]
}
