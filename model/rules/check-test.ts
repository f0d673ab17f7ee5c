import type { FactDefinition, FactId, FactValue } from '../../core/contract/facts.ts'
import { type FactReference, type Operand, type OperatorName, operatorNames } from '../../core/contract/rules.ts'
import { choicesOf } from '../../core/facts/built-in-facts.ts'
import { isList } from '../../core/facts/is-list.ts'
import { momentOf } from '../../core/facts/moment.ts'
import { isDuration } from '../../core/operators/open-time.ts'
import type { OperandKind } from '../../core/operators/operator.ts'
import { operators } from '../../core/operators/operators.ts'
import { isBetween } from '../../core/operators/range.ts'
import { checkReference, type Path, type Report } from '../document/report.ts'
import { shown } from '../document/shown.ts'
import { checkFact, checkFactValue } from '../flow/fact-value.ts'
import { isFactReference } from './normal-form.ts'

/** One question as it stands in a document. */
export interface WrittenTest {
  readonly fact: FactId
  readonly op: OperatorName
  readonly side: Operand | FactReference | undefined
  readonly isCell: boolean
  /** Where the operator, the fact and the right side stand. */
  readonly path: Path
  readonly factPath: Path
  readonly sidePath: Path
}

/** What questions are held against beside themselves; what is left out is not judged. */
export interface KnownNames {
  readonly facts: ReadonlyMap<FactId, FactDefinition> | undefined
  readonly calendars: Iterable<string> | undefined
}

/** Reports what is wrong with a question: a right side that its operator cannot take, and a fact, an operator or a value that do not go together. */
export function checkTest(report: Report, test: WrittenTest, known: KnownNames): void {
  const isSound = checkSide(report, test)
  if (test.op === 'isOpen' && typeof test.side === 'string') {
    checkReference(report, 'reference.unknown-calendar', test.sidePath, test.side, known.calendars)
  }
  if (known.facts === undefined) return
  const fact = checkFact(report, test.factPath, test.fact, known.facts)
  if (fact === undefined) return
  if (fact.personal === true) report.add('rules.personal-fact', test.factPath, { fact: fact.id })
  const { facts: types } = operators[test.op]
  if (!types.includes(fact.type)) {
    const allowed = operatorNames.filter((name) => operators[name].facts.includes(fact.type))
    report.add('rules.operator-for-other-type', test.path, { op: test.op, fact: fact.id, type: fact.type, allowed })
  } else if (isSound && test.side !== undefined) {
    if (isFactReference(test.side)) checkOtherFact(report, test, fact, test.side.fact, known.facts)
    else checkValues(report, test, fact, test.side)
  }
}

function checkOtherFact(
  report: Report,
  { op, sidePath }: WrittenTest,
  fact: FactDefinition,
  id: FactId,
  facts: ReadonlyMap<FactId, FactDefinition>,
): void {
  const other = checkFact(report, [...sidePath, 'fact'], id, facts)
  if (other === undefined) return
  const wantsList = op === 'in' || op === 'notIn'
  const isText = (type: FactDefinition['type']) => type === 'text' || type === 'enum'
  const goTogether = wantsList
    ? other.type === 'list'
    : fact.type === 'list' || fact.type === other.type || (isText(fact.type) && isText(other.type))
  if (goTogether) return
  const types = { fact: fact.id, type: fact.type, other: id, otherType: other.type }
  report.add('rules.facts-of-two-types', [...sidePath, 'fact'], types)
}

function checkValues(report: Report, { op, sidePath }: WrittenTest, fact: FactDefinition, side: Operand): void {
  const { operand } = operators[op]
  if (operand === 'value' || operand === 'moment') checkFactValue(report, sidePath, fact, side as FactValue)
  if (operand === 'part') checkPart(report, sidePath, fact, side as FactValue)
  if (operand === 'values' && isList(side)) {
    for (const [index, value] of side.entries()) checkFactValue(report, [...sidePath, index], fact, value)
  }
  if (operand === 'range' && isBetween(side)) {
    checkFactValue(report, [...sidePath, 'from'], fact, side.from)
    checkFactValue(report, [...sidePath, 'to'], fact, side.to)
  }
}

/** What a text is looked through for is a text; what a list is looked through for is one of its values. */
function checkPart(report: Report, path: Path, fact: FactDefinition, part: FactValue): void {
  if (fact.type === 'text') checkFactValue(report, path, fact, part)
  else if (choicesOf(fact) !== undefined) checkFactValue(report, path, { ...fact, type: 'enum' }, part)
}

/** Reports a right side that the operator cannot take; true if it can. */
function checkSide(report: Report, { op, side, isCell, path, sidePath }: WrittenTest): boolean {
  const { operand, takesOtherFact } = operators[op]
  if (operand === 'none') {
    const isFine = isCell ? side === true : side === undefined || side === true
    if (!isFine) report.add('rules.operand-superfluous', sidePath, { op })
    return isFine
  }
  if (side === undefined) {
    report.add('rules.operand-missing', path, { op })
    return false
  }
  if (isFactReference(side)) {
    if (!takesOtherFact) report.add('rules.operand-other-fact', sidePath, { op })
    return takesOtherFact
  }
  if (side === null || (operand === 'values' && Array.isArray(side) && side.includes(null))) {
    report.add('rules.operand-null', sidePath, { op })
    return false
  }
  if (!fits[operand](side)) {
    report.add(misfits[operand], sidePath, { op, found: shown(side) })
    return false
  }
  return operand !== 'range' || checkRange(report, sidePath, side)
}

type TakenKind = Exclude<OperandKind, 'none'>

const isPlain = (side: Operand) => side !== null && typeof side !== 'object'
const isText = (side: Operand) => typeof side === 'string'

const fits: { readonly [K in TakenKind]: (side: Operand) => boolean } = {
  value: isPlain,
  values: (side) => Array.isArray(side),
  part: isPlain,
  text: isText,
  number: (side) => typeof side === 'number',
  moment: (side) => typeof side === 'string' && momentOf(side) !== null,
  range: (side) =>
    isBetween(side) && kindOfBound(side.from) !== null && kindOfBound(side.from) === kindOfBound(side.to),
  duration: isDuration,
  calendar: isText,
}

const misfits = {
  value: 'rules.operand-value',
  values: 'rules.operand-values',
  part: 'rules.operand-value',
  text: 'rules.operand-text',
  number: 'rules.operand-number',
  moment: 'rules.operand-moment',
  range: 'rules.operand-range',
  duration: 'rules.operand-duration',
  calendar: 'rules.operand-calendar',
} as const satisfies { [K in TakenKind]: string }

function kindOfBound(bound: number | string): string | null {
  return typeof bound === 'number' ? 'number' : (momentOf(bound)?.kind ?? null)
}

function checkRange(report: Report, path: Path, side: Operand): boolean {
  if (!isBetween(side)) return false
  const order = (bound: number | string) => (typeof bound === 'number' ? bound : (momentOf(bound)?.at ?? 0))
  const isFine = order(side.from) <= order(side.to)
  if (!isFine) report.add('rules.range-reversed', path, { from: shown(side.from), to: shown(side.to) })
  return isFine
}
