import { documentKinds } from '../../core/contract/document.ts'
import type { FactDefinition, FactId } from '../../core/contract/facts.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { factsById } from '../../core/facts/built-in-facts.ts'
import { nowFact } from '../../core/operators/seen.ts'
import { checkKind } from '../document/check-kind.ts'
import { type Checked, checkShape } from '../document/check-shape.ts'
import { boundIssues, hasErrors, makeIssue } from '../document/issue.ts'
import { checkUnique, newReport, type Report } from '../document/report.ts'
import { checkFact, checkFactsSet, checkFactValue, checkSettableFact } from '../flow/fact-value.ts'
import { analyseRules, type Findings } from './analysis/analyse-rules.ts'
import { checkTable } from './check-table.ts'
import { checkTest } from './check-test.ts'
import { entriesOf } from './normal-form.ts'
import { rulesSchema } from './rules-schema.ts'
import { writtenTests } from './written-tests.ts'

/** What a rule set is held against beside itself; what is left out is not judged. */
export interface RulesSurroundings {
  /** The facts of a flow that uses the rule set. */
  readonly facts?: readonly FactDefinition[] | undefined
  /** The ids of the calendars that there are. */
  readonly calendars?: Iterable<string> | undefined
}

type FactsById = ReadonlyMap<FactId, FactDefinition>

/** A value as a rule set, if its shape is right; what its parts mean together is not looked at. */
export function readRules(value: unknown): Checked<RulesDocument> {
  const kind = kindOf(value)
  if (kind !== undefined && kind !== 'rules') {
    return { ok: false, issues: [makeIssue('document.other-kind', '/kind', { expected: 'rules', found: kind })] }
  }
  const checked = checkKind(value, ['rules'])
  return checked.ok ? checkShape(rulesSchema, value) : checked
}

/**
 * What is wrong or doubtful in a rule set: all issues at once, at most 200. Takes any value. Pure, and bounded to some tens of milliseconds.
 *
 * Without facts the types are not judged, and an issue of severity `info` says so. Overlaps, gaps and unreachable entries are only looked
 * for where nothing else is wrong.
 */
export function checkRules(value: unknown, surroundings: RulesSurroundings = {}): readonly Issue[] {
  const read = readRules(value)
  return read.ok ? checkMeaning(read.value, surroundings) : read.issues
}

function checkMeaning(document: RulesDocument, surroundings: RulesSurroundings): Issue[] {
  const report = newReport()
  const facts = surroundings.facts && factsOfRules(surroundings.facts)
  if (document.style === 'table') checkTable(report, document)
  else
    checkUnique(
      report,
      document.rules.map((rule) => rule.id),
      (index) => ['rules', index, 'id'],
    )
  for (const test of writtenTests(document)) checkTest(report, test, { facts, calendars: surroundings.calendars })
  if (facts !== undefined) checkSets(report, document, facts)
  if (!hasErrors(report.issues)) addFindings(report, document, facts ?? new Map())
  if (facts === undefined) report.add('rules.facts-unknown', [], {})
  return boundIssues(distinct(report.issues))
}

function kindOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'kind')) return undefined
  const { kind } = value as { readonly kind: unknown }
  return documentKinds.find((known) => known === kind)
}

/** The facts that rules may read: those of the flow, the built-in ones, and `now`. */
function factsOfRules(declared: readonly FactDefinition[]): FactsById {
  return new Map([[nowFact, { id: nowFact, type: 'instant' }], ...factsById(declared)])
}

function checkSets(report: Report, document: RulesDocument, facts: FactsById): void {
  if (document.style === 'list') {
    for (const [index, rule] of document.rules.entries()) {
      checkFactsSet(report, ['rules', index, 'then', 'set'], rule.then.set ?? {}, facts)
    }
    return
  }
  for (const [column, { fact }] of document.inputs.entries()) checkFact(report, ['inputs', column, 'fact'], fact, facts)
  for (const [column, { fact: id }] of (document.outputs ?? []).entries()) {
    const fact = checkSettableFact(report, ['outputs', column, 'fact'], id, facts)
    if (fact === undefined) continue
    for (const [index, row] of document.rows.entries()) {
      const value = row.then?.[column]
      if (value === undefined || value === null || value === '-') continue
      checkFactValue(report, ['rows', index, 'then', column], fact, value)
    }
  }
}

function addFindings(report: Report, document: RulesDocument, facts: FactsById): void {
  const entries = entriesOf(document)
  const part = document.style === 'table' ? 'rows' : 'rules'
  const idOf = (index: number) => entries[index]?.id ?? ''
  if (entries.length === 0) report.add('rules.empty', [part], {})
  const found = analyseRules(entries, document.hit, facts)
  for (const { first, second, example } of found.overlaps) {
    const params = { first: idOf(first), second: idOf(second), example: example.words }
    report.add('rules.overlap', [part, second], params, [{ op: 'replace', path: '/hit', value: 'first' }])
  }
  const without = (index: number) => [{ op: 'remove' as const, path: `/${part}/${index}` }]
  for (const index of found.neverHolding) {
    report.add('rules.never-holds', [part, index], { id: idOf(index) }, without(index))
  }
  for (const index of found.unreachable) {
    report.add('rules.unreachable', [part, index], { id: idOf(index) }, without(index))
  }
  addGap(report, document, found)
  if (!found.isComplete) report.add('rules.not-checked', [part], {})
}

/** A list that covers only some cases is the rule, a table that does is the exception. */
function addGap(report: Report, document: RulesDocument, { gap }: Findings): void {
  if (gap === null) return
  if (document.style === 'table') report.add('rules.gap', ['rows'], { example: gap.words })
  else report.add('rules.gap-in-list', ['rules'], { example: gap.words })
}

/** A fact that is not known is one issue, however many cells ask for it. */
function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.code} ${issue.path}`, issue])).values()]
}
