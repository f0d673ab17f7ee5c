import type { FactDefinition, FactId, FactValue } from '../../core/contract/facts.ts'
import { builtInFacts, choicesOf, settableBuiltInFacts } from '../../core/facts/built-in-facts.ts'
import { momentOf } from '../../core/facts/moment.ts'
import { nearestName } from '../document/nearest-name.ts'
import { pointerOf } from '../document/pointer.ts'
import { checkReference, type Path, type Report } from '../document/report.ts'
import { shown } from '../document/shown.ts'

type FactsById = ReadonlyMap<FactId, FactDefinition>

/** Reports a fact that does not exist; says what it is otherwise. Built-in facts count as known. */
export function checkFact(report: Report, path: Path, id: FactId, facts: FactsById): FactDefinition | undefined {
  const fact = facts.get(id)
  if (fact === undefined) checkReference(report, 'reference.unknown-fact', path, id, [...facts.keys()])
  return fact
}

/** Reports a value that its fact cannot hold: of another type, or outside its list. */
export function checkFactValue(report: Report, path: Path, fact: FactDefinition, value: FactValue): void {
  if (value === null) {
    report.add('fact.null-value', path, { fact: fact.id })
    return
  }
  if (!hasType(fact, value)) {
    report.add('fact.wrong-type', path, { fact: fact.id, type: fact.type, found: shown(value) })
    return
  }
  const choices = choicesOf(fact)
  if (choices === undefined) return
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  values.forEach((each, index) => {
    if (typeof each === 'string' && choices.includes(each)) return
    const at = Array.isArray(value) ? [...path, index] : path
    const nearest = typeof each === 'string' ? nearestName(each, choices) : undefined
    const fix = nearest === undefined ? undefined : [{ op: 'replace' as const, path: pointerOf(at), value: nearest }]
    report.add('fact.not-one-of', at, { fact: fact.id, found: shown(each), allowed: choices.slice(0, 20) }, fix)
  })
}

/** Reports what is wrong with setting facts: unknown ones, built-in ones that only the case sets, values that do not fit; null clears a fact. */
export function checkFactsSet(
  report: Report,
  path: Path,
  values: Readonly<Record<FactId, FactValue>>,
  facts: FactsById,
): void {
  for (const [id, value] of Object.entries(values)) {
    const fact = checkSettableFact(report, [...path, id], id, facts)
    if (fact !== undefined && value !== null) checkFactValue(report, [...path, id], fact, value)
  }
}

/** Reports a fact that does not exist or that only the case itself sets. */
export function checkSettableFact(
  report: Report,
  path: Path,
  id: FactId,
  facts: FactsById,
): FactDefinition | undefined {
  const fact = checkFact(report, path, id, facts)
  if (fact !== undefined && isBuiltIn(id) && !settableBuiltInFacts.has(id)) {
    report.add('fact.not-settable', path, { fact: id })
    return undefined
  }
  return fact
}

/** Whether a value is of the type that its fact declares; whether it is in the fact's list is another question. */
function hasType(fact: FactDefinition, value: FactValue): boolean {
  switch (fact.type) {
    case 'enum':
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number'
    case 'boolean':
      return typeof value === 'boolean'
    case 'date':
    case 'instant':
      return typeof value === 'string' && momentOf(value)?.kind === fact.type
    case 'list':
      return Array.isArray(value)
  }
}

const builtInIds: ReadonlySet<FactId> = new Set(builtInFacts.map((fact) => fact.id))

function isBuiltIn(id: FactId): boolean {
  return builtInIds.has(id)
}
