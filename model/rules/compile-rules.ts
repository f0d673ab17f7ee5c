import type { Issue } from '../../core/contract/issue.ts'
import type { CompiledRuleSet, RulesDocument } from '../../core/contract/rules.ts'
import { isDuration, isPlainDuration } from '../../core/operators/open-time.ts'
import { hasErrors } from '../document/issue.ts'
import { testsIn } from './analysis/space.ts'
import { checkRules, type RulesSurroundings } from './check-rules.ts'
import { entriesOf } from './normal-form.ts'

/** A rule set ready for a plan, or why there is none; `issues` are warnings in the first case. */
export type CompiledRules =
  | { readonly ok: true; readonly ruleSet: CompiledRuleSet; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Checks a rule set and compiles it; the inverse is `writeRules`. Takes any value. Pure. `version` is null for what was never published. */
export function compileRules(
  value: unknown,
  { version = null, ...surroundings }: RulesSurroundings & { readonly version?: number | null } = {},
): CompiledRules {
  const issues = checkRules(value, surroundings)
  if (hasErrors(issues)) return { ok: false, issues }
  return { ok: true, ruleSet: ruleSetOf(value as RulesDocument, version), issues }
}

/** Compiles a rule set that was found to be right. */
export function ruleSetOf(document: RulesDocument, version: number | null): CompiledRuleSet {
  const entries = entriesOf(document)
  const tests = entries.flatMap((entry) => testsIn(entry.if))
  const reads = tests.flatMap((test) => ('otherFact' in test ? [test.fact, test.otherFact] : [test.fact]))
  const calendars = tests.flatMap((test) =>
    test.op === 'isOpen' && 'value' in test && typeof test.value === 'string' ? [test.value] : [],
  )
  const needsDefaultCalendar = tests.some(
    (test) => 'value' in test && test.op === 'withinLast' && isDuration(test.value) && !isPlainDuration(test.value),
  )
  const ruleSet: CompiledRuleSet = {
    kind: 'rules',
    id: document.id,
    version,
    hit: document.hit,
    entries,
    reads: sorted(reads),
    calendars: sorted(calendars),
    needsDefaultCalendar,
    ...(document.name === undefined ? {} : { name: document.name }),
  }
  if (document.style === 'list') return ruleSet
  const columns = (list: readonly { readonly fact: string }[]) => list.map(({ fact }) => fact)
  return { ...ruleSet, table: { inputs: columns(document.inputs), outputs: columns(document.outputs ?? []) } }
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort()
}
