import type { z } from 'zod'
import type { DocumentKind } from '../../core/contract/document.ts'
import type { FactDefinition } from '../../core/contract/facts.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { checkCalendar } from '../calendar/check-calendar.ts'
import { checkShape } from '../document/check-shape.ts'
import { checkTexts } from '../document/check-texts.ts'
import { boundIssues } from '../document/issue.ts'
import { besidesRemoved, salvage } from '../document/salvage.ts'
import type { Surroundings } from '../document/surroundings.ts'
import { checkFactUse } from '../flow/check-fact-use.ts'
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
  const found = checks[kind](value, scope)
  const texts = checkTexts(value)
  return texts.length === 0 ? found : boundIssues([...found, ...texts])
}

const checks: { readonly [K in CheckedKind]: (value: unknown, scope: DocumentScope) => readonly Issue[] } = {
  calendar: (value) => checkCalendar(value),
  policy: (value, { usedBy, ...surroundings }) => {
    const scope = { ...surroundings, ...(usedBy && { usedBy, facts: factsOfFlows(usedBy) }) }
    return checkParts(policySchema, value, (policy) => checkPolicy(policy, scope))
  },
  rules: (value, { usedBy, calendars }) => {
    const factLists: readonly (readonly FactDefinition[] | undefined)[] =
      usedBy === undefined || usedBy.length === 0 ? [undefined] : usedBy.map((flow) => flow.facts ?? [])
    return distinct(factLists.flatMap((facts) => checkRules(value, { facts, calendars: calendars?.ids })))
  },
  flow: (value, surroundings) =>
    checkParts(flowSchema, value, (flow) =>
      boundIssues([...checkFlow(flow, surroundings), ...checkFactUse(flow, surroundings)]),
    ),
  settings: (value, surroundings) =>
    checkParts(settingsSchema, value, (settings) => checkSettings(settings, surroundings)),
}

/** The issues of a value's shape, and of what it means as far as it can be read. */
function checkParts<S extends z.ZodType>(
  schema: S,
  value: unknown,
  check: (document: z.output<S>) => readonly Issue[],
): readonly Issue[] {
  const shape = checkShape(schema, value)
  if (shape.ok) return check(shape.value)
  const rest = salvage(schema, value, shape.issues)
  if (rest === null) return shape.issues
  return boundIssues([...shape.issues, ...besidesRemoved(check(rest.value), rest.removed)])
}

function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.code} ${issue.path} ${issue.message}`, issue])).values()]
}
